import type { CheckKind, Item, ItemState, Party, Track } from "@tributary/domain/onboarding/types";

/** An item as it is stored, whichever side reads it. */
export interface ItemRow {
  readonly code: string;
  readonly track: string;
  readonly owner: string;
  readonly state: string;
  readonly isGate: boolean;
  readonly days: number;
  readonly blockedBy: readonly string[];
  readonly checkKind: string | null;
}

/** What both sides may read of an item. */
export const ITEM_COLUMNS = {
  ...{ code: true, track: true, owner: true, state: true, isGate: true },
  ...{ days: true, blockedBy: true, checkKind: true, dueOn: true },
} as const;

/** Reads an item as the rules take it. */
export function itemOf(row: ItemRow): Item {
  const { code, isGate, days, blockedBy } = row;
  return {
    ...{ code, isGate, days, blockedBy },
    track: row.track as Track,
    owner: row.owner as Party,
    state: row.state as ItemState,
    check: row.checkKind as CheckKind | null,
  };
}
