import { localToInstant } from "../period/local-time.ts";
import type { Instant } from "../period/types.ts";
import { addToDay, type CycleDays, dayNumber } from "./cycle-days.ts";

const QUARTERS_OF_A_DAY = 96;

/**
 * The first instant at which a zone's wall clock shows a day: where the clock skips midnight that is the
 * jump, where midnight comes twice the first one.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for what is no calendar day, `ZONE_UNKNOWN`.
 */
export function dayStart(day: string, zone: string): Instant {
  dayNumber(day);
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  for (let quarter = 0; quarter < QUARTERS_OF_A_DAY; quarter++) {
    const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15];
    const found = localToInstant({ year, month, day: date, hour, minute, second: 0 }, zone, "earlier");
    if ("instant" in found) return found.instant;
  }
  // A zone that changes sides of the date line leaves a whole day out: it has no instant of its own.
  return dayStart(addToDay(day, 1), zone);
}

/** When a cycle begins, and when each of its days ends: the last one is the cycle's end. */
export function cycleInstants(
  { firstDay, lastDay }: Pick<CycleDays, "firstDay" | "lastDay">,
  zone: string,
): { readonly startsAt: Instant; readonly dayEnds: readonly Instant[] } {
  const dayEnds: Instant[] = [];
  for (let day = firstDay; day <= lastDay; day = addToDay(day, 1))
    dayEnds.push(dayStart(addToDay(day, 1), zone));
  return { startsAt: dayStart(firstDay, zone), dayEnds };
}
