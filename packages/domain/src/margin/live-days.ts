import { dayAt } from "../period/period.ts";
import type { Instant, Period } from "../period/types.ts";

/**
 * Counts the calendar days of a period on which something was live, in the period's zone. A day that is
 * touched counts.
 *
 * Units   days.
 * Shape   [from, until): an end exactly at midnight does not touch the day that begins there; null is
 *         open-ended.
 */
export function liveDays(period: Period, from: Instant, until: Instant | null): number {
  const start = Math.max(from, period.startsAt);
  const end = Math.min(until ?? period.endsAt, period.endsAt);
  return end <= start ? 0 : dayNumber(end - 1, period.zone) - dayNumber(start, period.zone) + 1;
}

/** Calendar days in the period. */
export function daysIn(period: Period): number {
  return liveDays(period, period.startsAt, period.endsAt);
}

function dayNumber(instant: Instant, zone: string): number {
  return Math.round(Date.parse(`${dayAt(instant, zone)}T00:00:00Z`) / 86_400_000);
}
