import { addToDay, cycleOf } from "../bill/cycle-days.ts";
import { dayStart } from "../bill/cycle-instants.ts";
import { dayAt } from "../period/period.ts";
import type { Instant } from "../period/types.ts";

/** When a change takes hold: at once, or with the next billing cycle. */
export type ChangeTime = "now" | "next-cycle";

/** The days of an operator's bills: where they begin, and the day of the month on which cycles do. */
export interface BillingDays {
  readonly zone: string;
  readonly cycleDay: number;
}

/**
 * The instant at which a change takes hold; the next cycle begins with a day of the operator's zone.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function changeInstant(when: ChangeTime, now: Instant, { zone, cycleDay }: BillingDays): Instant {
  if (when === "now") return now;
  const { lastDay } = cycleOf(dayAt(now, zone), cycleDay);
  return dayStart(addToDay(lastDay, 1), zone);
}
