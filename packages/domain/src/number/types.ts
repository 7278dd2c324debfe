/**
 * `ported-in`: it came from another operator with its holder, and belongs to another's block. `ported-out`:
 * it is used elsewhere, or has gone back to whose block it is.
 */
export type NumberStatus = "free" | "reserved" | "assigned" | "quarantined" | "ported-in" | "ported-out";

/** For whom a number is kept. */
export interface Reservation {
  /** Who reserved it. */
  readonly by: string;
  /** Null: for somebody who is no subscriber yet. */
  readonly subscriberId: string | null;
}

/** Who is about to get a number, and who gives it. */
export interface Taker {
  readonly subscriberId: string;
  readonly actor: string;
}
