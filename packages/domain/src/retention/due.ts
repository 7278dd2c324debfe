import { periodsBetween } from "../period/period.ts";
import type { PeriodLabel } from "../period/types.ts";
import type { Block, Hold, RetentionRules } from "./types.ts";

/** What there is that keeps months of usage. */
export interface UsageFacts {
  readonly holds: readonly Hold[];
  /** Billed periods with a dispute that is open, and those whose bills are being made. */
  readonly disputedPeriods: readonly PeriodLabel[];
  readonly openRunPeriods: readonly PeriodLabel[];
}

export interface DueMonth {
  /** Calendar month in UTC. */
  readonly month: PeriodLabel;
  readonly blocks: readonly Block[];
}

/**
 * The months of usage whose time has passed, and what keeps each of them all the same.
 *
 * Units   `today` and months in UTC.
 * Shape   in input order. A month is due once it ended as many months ago as the rule says. A dispute and a
 *         run of bills keep the month before and after theirs as well: a billed period may begin in one and
 *         end in another. Records of one subscriber cannot go or stay by themselves, so a hold on one keeps
 *         everybody's.
 */
export function dueMonths(
  months: readonly PeriodLabel[],
  { usage }: RetentionRules,
  facts: UsageFacts,
  today: string,
): DueMonth[] {
  if (usage === null) return [];
  const isHeld = facts.holds.some(({ dataClass }) => dataClass !== "identity");
  return months
    .filter((month) => periodsBetween(month, today.slice(0, 7)) > usage)
    .map((month) => ({
      month,
      blocks: [
        ...(isHeld ? (["hold"] as const) : []),
        ...(facts.disputedPeriods.some((period) => isBeside(period, month)) ? (["dispute"] as const) : []),
        ...(facts.openRunPeriods.some((period) => isBeside(period, month)) ? (["bill-run"] as const) : []),
      ],
    }));
}

/** A terminated subscriber as far as the rules ask. */
export interface LeftSubscriber {
  readonly subscriberId: string;
  /** YYYY-MM-DD */
  readonly terminatedOn: string;
  /** Bills that are drafts or not paid in full. */
  readonly openBills: number;
  /** YYYY-MM-DD, of the last bill or credit note; null without one. */
  readonly lastBilledOn: string | null;
  /** Whether a month in which it was served is disputed. */
  readonly isDisputed: boolean;
  /** Whether its network has still to answer. */
  readonly isAwaited: boolean;
}

/** What keeps an identity whoever asks for its erasure: a hold, a dispute, its network, an open bill. */
export function identityBlocks(
  subscriber: Pick<LeftSubscriber, "subscriberId" | "openBills" | "isDisputed" | "isAwaited">,
  holds: readonly Hold[],
): Block[] {
  const isHeld = holds.some(
    ({ dataClass, subscriberId }) =>
      dataClass !== "usage" && (subscriberId === null || subscriberId === subscriber.subscriberId),
  );
  return [
    ...(isHeld ? (["hold"] as const) : []),
    ...(subscriber.isDisputed ? (["dispute"] as const) : []),
    ...(subscriber.isAwaited ? (["network"] as const) : []),
    ...(subscriber.openBills > 0 ? (["open-bill"] as const) : []),
  ];
}

/**
 * The subscribers whose identity's time has passed, and what keeps each of them all the same.
 *
 * Units   days as YYYY-MM-DD, in UTC.
 * Shape   in input order. A bill that has to be kept whole keeps the name of whom it is to.
 */
export function dueIdentities<Left extends LeftSubscriber>(
  subscribers: readonly Left[],
  { identity, bills }: RetentionRules,
  holds: readonly Hold[],
  today: string,
): (Left & { readonly blocks: readonly Block[] })[] {
  if (identity === null) return [];
  const leftBy = monthsBefore(today, identity);
  const billedBy = bills === null ? null : monthsBefore(today, bills);
  return subscribers
    .filter(({ terminatedOn }) => terminatedOn <= leftBy)
    .map((subscriber) => {
      const { lastBilledOn } = subscriber;
      const isKept = billedBy !== null && lastBilledOn !== null && lastBilledOn > billedBy;
      return {
        ...subscriber,
        blocks: [...identityBlocks(subscriber, holds), ...(isKept ? (["bill-kept"] as const) : [])],
      };
    });
}

/** The same day some months earlier, or the last day of a month that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months + 1, 0);
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** Whether a period may reach into a month. */
export function isBeside(period: PeriodLabel, month: PeriodLabel): boolean {
  return Math.abs(periodsBetween(period, month)) <= 1;
}
