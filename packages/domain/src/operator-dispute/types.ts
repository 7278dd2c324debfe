import type { Micros } from "../money/types.ts";

export type OperatorDisputeStatus =
  | "open"
  | "in_review"
  | "accepted"
  | "partly_accepted"
  | "rejected"
  | "withdrawn";

/** A part of one line of a statement that its operator does not agree with. */
export interface ContestedLine {
  readonly lineNumber: number;
  readonly contestedMicros: Micros;
}
