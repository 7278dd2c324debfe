import type { Instant, Period } from "./types.ts";
import { offsetClock } from "./zone-offset.ts";

const DAY = 86_400_000;

/** A stretch of time, half-open; `until` null is open-ended. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** Local calendar days, as whole numbers that count on: first and last, both inclusive. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** The days of a period in its zone. */
export function daysOf(period: Period): DayRange {
  return { first: dayNumber(period.startsAt, period.zone), last: dayNumber(period.endsAt - 1, period.zone) };
}

/**
 * The local days of a period that a window touches, or null when it touches none. A started day counts: an
 * operator who ends on the 17th has 17 days.
 */
export function daysTouched(period: Period, window: Window): DayRange | null {
  const from = Math.max(window.from, period.startsAt);
  const until = Math.min(window.until ?? period.endsAt, period.endsAt);
  if (from >= until) return null;
  return { first: dayNumber(from, period.zone), last: dayNumber(until - 1, period.zone) };
}

export function lengthOf(days: DayRange): number {
  return days.last - days.first + 1;
}

function dayNumber(instant: Instant, zone: string): number {
  return Math.floor((instant + offsetClock(zone)(instant)) / DAY);
}
