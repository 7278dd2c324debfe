import type { CycleDays } from "../bill/cycle-days.ts";
import { dayInMonth } from "../period/day-in-month.ts";
import { labelAt, nextLabel, periodOf, previousLabel } from "../period/period.ts";
import type { Instant, Period, PeriodLabel } from "../period/types.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Records of one service and zone stand a second apart, within an hour. */
const SECONDS = 3_600;

/**
 * The month that is rehearsed: the last one that has ended, or the first whole one in which everything that
 * is configured is in force.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function monthToPlay(inForceFrom: readonly Instant[], now: Instant, zone: string): PeriodLabel {
  const ended = previousLabel(labelAt(now, zone));
  const latest = inForceFrom.reduce((last, instant) => Math.max(last, instant), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(latest)) return ended;
  const month = labelAt(latest, zone);
  const whole = periodOf(month, zone).startsAt === latest ? month : nextLabel(month);
  if (whole > ended) return whole;
  return ended;
}

/**
 * When the synthetic records of a month happen: on one day about its middle, which lies in the billing cycle
 * of the same name too, from noon on.
 */
export function recordTimes(
  period: Period,
  cycle: Pick<CycleDays, "firstDay"> | null,
): (index: number) => Instant {
  const lastDay = Number(dayInMonth(period.label, 31).slice(8));
  const firstDay = cycle === null ? 0 : Number(cycle.firstDay.slice(8));
  const day = Math.min(Math.max(15, firstDay + 1), lastDay);
  const noon = period.startsAt + (day - 1) * DAY + 12 * HOUR;
  return (index) => noon + (index % SECONDS) * 1_000;
}
