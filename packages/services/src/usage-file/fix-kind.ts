import { z } from "zod";

/** How a group is fixed. `redrive`: as things stand; `assign`, `map`, `rate`: after a change it names. */
export const fixKind = z.enum(["redrive", "reject", "take-back", "assign", "map", "rate"]);

export type FixKind = z.infer<typeof fixKind>;

/** Usage that was accepted and is nobody's: no record of it waits, and a re-tag gives it to its operator. */
export const UNATTRIBUTED = "UNATTRIBUTED";

/** Single records of a group: their ids in quarantine, by file. */
export type PickedRecords = ReadonlyMap<number, readonly bigint[]>;

export function countPicked(picked: PickedRecords): number {
  return [...picked.values()].reduce((sum, ids) => sum + ids.length, 0);
}
