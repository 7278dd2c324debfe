import type { CutOffBasis, Instant } from "./types.ts";

/** The three moments of a record that an agreement may cut its periods by. */
export interface RecordTimes {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** When the record was loaded. */
  readonly receivedAt: Instant;
}

/**
 * The one instant that decides a record's period and its agreement version. A call over a month's end or a
 * change of rates is never split: it belongs as a whole to where this instant falls.
 */
export function cutOffInstant(times: RecordTimes, basis: CutOffBasis): Instant {
  if (basis === "start") return times.startedAt;
  return basis === "end" ? times.endedAt : times.receivedAt;
}
