/**
 * `ported-in`: it came from another operator with its holder, and belongs to another's block. `ported-out`:
 * it is used elsewhere, or has gone back to whose block it is.
 */
export type NumberStatus = "free" | "reserved" | "assigned" | "quarantined" | "ported-in" | "ported-out";
