import { DomainError } from "../error.ts";
import { exact } from "../money/exact.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { Micros } from "../money/types.ts";
import { type CycleDays, daysFrom } from "./cycle-days.ts";

/**
 * The share of a fee for some days of a cycle.
 *
 * Units   micros in, micros out.
 * Shape   what is due up to the last day less what was due before the first one: however a cycle is cut, the
 *         parts sum to the whole fee.
 * Rounds  what is due up to a day, by `rule`.
 * Throws  {@link DomainError} `INPUT_INVALID` when the days are not within the cycle.
 */
export function prorate(
  feeMicros: Micros,
  cycle: CycleDays,
  { firstDay, lastDay }: Pick<CycleDays, "firstDay" | "lastDay">,
  rule: RoundingRule,
): Micros {
  const all = daysFrom(cycle.firstDay, cycle.lastDay);
  const until = daysFrom(cycle.firstDay, lastDay);
  const before = daysFrom(cycle.firstDay, firstDay) - 1;
  if (before < 0 || until > all || before > until) {
    throw new DomainError(
      "INPUT_INVALID",
      `${firstDay} to ${lastDay} is not within the cycle from ${cycle.firstDay} to ${cycle.lastDay}.`,
    );
  }
  const dueAfter = (days: number): Micros =>
    roundExact(exact(feeMicros * BigInt(days), 1_000_000n * BigInt(all)), rule);
  return dueAfter(until) - dueAfter(before);
}
