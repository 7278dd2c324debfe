import type { Draft, Guessed, Role } from "./types.ts";

/** What every part of the list of columns is given. */
export interface ColumnListProps {
  readonly guessed: Guessed;
  readonly draft: Draft;
  /** What somebody tried to go on without. */
  readonly open: Guessed["questions"];
  /** The agreement's own time zone. */
  readonly zone: string | undefined;
  readonly timeZones: readonly string[];
  readonly onChange: (changed: Partial<Draft>) => void;
  readonly onTakeFor: (at: number, role: Role) => void;
}

/** The same for one column that is taken for something. */
export interface ColumnDetailsProps extends ColumnListProps {
  readonly at: number;
  readonly role: Role;
}
