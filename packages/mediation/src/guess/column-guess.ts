import type { ColumnRole } from "./draft.ts";

/** What is known of one column: its name and the values of the sample that are not empty. */
export interface ColumnValues {
  /** Empty where no header row names it. */
  readonly name: string;
  readonly values: readonly string[];
}

/** What a column is taken for, and why. */
export interface ColumnGuess {
  readonly role: ColumnRole;
  readonly isSure: boolean;
  /** One sentence for a person. */
  readonly reason: string;
}

/** Whether nearly all values are something: a broken record does not make a column another one. */
export function mostly(values: readonly string[], fits: (value: string) => boolean): boolean {
  return values.length > 0 && values.filter(fits).length >= values.length * 0.75;
}
