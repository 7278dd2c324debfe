import { addToDay, cycleOf } from "../bill/cycle-days.ts";
import { dayStart } from "../bill/cycle-instants.ts";
import { DomainError } from "../error.ts";
import { dayAt } from "../period/period.ts";
import type { Instant } from "../period/types.ts";

/** When a change takes hold: at once, with the next billing cycle, or since a day that has begun already. */
export type ChangeTime = "now" | "next-cycle" | { readonly since: string };

/** The days of an operator's bills: where they begin, and the day of the month on which cycles do. */
export interface BillingDays {
  readonly zone: string;
  readonly cycleDay: number;
}

/** The days since which a change may hold that is told late, both `YYYY-MM-DD`. */
export interface OpenDays {
  readonly first: string;
  readonly last: string;
}

/**
 * The days that a change told late may reach back to.
 *
 * Shape   from the first day of the cycle before the current one, but never into a cycle that a billing run
 *         has; until today.
 * @param billedUntil  the last day of the last cycle that a run has; null: none was billed
 */
export function openDays(
  now: Instant,
  { zone, cycleDay }: BillingDays,
  billedUntil: string | null,
): OpenDays {
  const last = dayAt(now, zone);
  const { firstDay: before } = cycleOf(addToDay(cycleOf(last, cycleDay).firstDay, -1), cycleDay);
  const isLater = billedUntil !== null && billedUntil >= before;
  return { first: isLater ? addToDay(billedUntil, 1) : before, last };
}

/** The instant at which the next cycle begins, with a day where the operator is. */
export function nextCycle(now: Instant, { zone, cycleDay }: BillingDays): Instant {
  return dayStart(addToDay(cycleOf(dayAt(now, zone), cycleDay).lastDay, 1), zone);
}

/**
 * The instant at which a day begins since which a change holds.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a day that is not open.
 */
export function openDayStart(since: string, zone: string, open: OpenDays): Instant {
  if (since < open.first || since > open.last) {
    const message = `${since} is not open: choose a day from ${open.first} to ${open.last}.`;
    throw new DomainError("INPUT_INVALID", message, { ...open });
  }
  return dayStart(since, zone);
}
