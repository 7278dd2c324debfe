/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** A billing period label, `YYYY-MM`. */
export type PeriodLabel = string;

/** One month in an agreement's zone: half-open, an event exactly at `endsAt` belongs to the next period. */
export interface Period {
  readonly label: PeriodLabel;
  readonly zone: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Which of the two instants a repeated local hour means when a timestamp has no offset. */
export type FoldRule = "earlier" | "later";

/** What decides the period of an event. */
export type CutOffBasis = "start" | "end" | "load";
