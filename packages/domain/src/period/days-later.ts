import type { Instant } from "./types.ts";
import { offsetClock } from "./zone-offset.ts";

const DAY = 86_400_000;

/**
 * The instant at which a zone's wall clock shows the same time so many days later (earlier, when negative): a
 * day in which clocks change is a day.
 *
 * Shape   a reading that the clock skips gives an instant within the skipped hour of it.
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function daysLater(instant: Instant, days: number, zone: string): Instant {
  const offsetAt = offsetClock(zone);
  const reading = instant + offsetAt(instant) + days * DAY;
  return reading - offsetAt(reading - offsetAt(instant));
}
