/** How far the deletion of an operator's data is. */
export type DeletionStatus =
  | "asked"
  | "approved"
  | "deleting"
  | "deleted"
  | "declined"
  | "withdrawn"
  | "stopped";

/** What keeps an operator's data. */
export const OBSTACLES = [
  "not-ended",
  "unsettled",
  "unpaid",
  "disputes",
  "hold",
  "own-hold",
  "transfers",
  "kept",
  "pack-underway",
  "no-pack",
] as const;
export type ObstacleName = (typeof OBSTACLES)[number];

export interface Obstacle {
  readonly name: ObstacleName;
  /** How many there are; 1 where there is nothing to count. */
  readonly amount: number;
  /** Epoch milliseconds until which data is kept, or at which the operator's end is over. */
  readonly until: number | null;
}
