import type { Micros } from "../money/types.ts";
import type { Window } from "../period/days.ts";
import { labelAt, periodsBetween } from "../period/period.ts";
import type { Period } from "../period/types.ts";
import type { Discount, Fee, PlanTerms } from "./types.ts";

/** A fee that a period owes, and the part of the period that it is for. */
export interface DueFee {
  readonly fee: Fee;
  readonly window: { readonly from: number; readonly until: number };
  /** In force in this period, in the order of the terms. */
  readonly discounts: readonly Discount[];
}

/**
 * The fees that a period owes for a plan held over a window: those of each period that it touches, and those
 * that are due once in the period in which it begins.
 *
 * Shape   in the order of the terms; none when the window does not touch the period. Prorating is the bill's.
 */
export function dueFees(terms: PlanTerms, held: Window, period: Period): DueFee[] {
  const window = {
    from: Math.max(held.from, period.startsAt),
    until: Math.min(held.until ?? period.endsAt, period.endsAt),
  };
  if (window.from >= window.until) return [];
  const ordinal = periodsBetween(labelAt(held.from, period.zone), period.label);
  const isFirst = held.from >= period.startsAt;
  const discounts = terms.discounts.filter(({ periods }) => periods === null || ordinal < periods);
  return terms.fees
    .filter(({ every }) => every === "period" || isFirst)
    .map((fee) => ({ fee, window, discounts: discounts.filter(({ fee: code }) => code === fee.code) }));
}

/**
 * What a discount takes off an amount: never more than the amount itself.
 *
 * Units   micros in and out, the result not negative.
 * Rounds  a percentage down to whole micros; the bill rounds its lines.
 */
export function discountOff({ off }: Discount, amountMicros: Micros): Micros {
  if (amountMicros <= 0n) return 0n;
  const taken = off.by === "amount" ? off.amountMicros : (amountMicros * BigInt(off.bps)) / 10_000n;
  return taken > amountMicros ? amountMicros : taken;
}
