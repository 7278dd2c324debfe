import { exact, multiplyExact, ZERO } from "../money/exact.ts";
import { microsToExact } from "../money/micros.ts";
import type { Exact, Micros } from "../money/types.ts";
import { baseMicros, type MarginCostLine, quantityOn } from "./margin-base.ts";
import type { MarginComponent, MarginTier, OwnRates } from "./types.ts";

/** What adds to the cost; {@link OwnRates} take its place. */
export type AddedComponent = Exclude<MarginComponent, OwnRates>;

export interface MarginFacts {
  readonly lines: readonly MarginCostLine[];
  readonly liveDays: number;
  readonly periodDays: number;
  /** null: the revenue of the period has not come. */
  readonly revenueMicros: Micros | null;
}

/**
 * The margin of one component for a whole period, exact.
 *
 * Units   currency units.
 * Shape   an unprorated fee is due whole as soon as the operator was live on one day. A revenue share without
 *         revenue is 0.
 */
export function componentMargin(component: AddedComponent, facts: MarginFacts): Exact {
  switch (component.kind) {
    case "markup":
      return multiplyExact(
        microsToExact(baseMicros(component.base, facts.lines)),
        exact(BigInt(component.bps), 10_000n),
      );
    case "per-unit":
      return multiplyExact(quantityOn(component.lines, facts.lines), component.fee);
    case "fixed":
      return fixedFee(component.amountMicros, component.isProrated, facts);
    case "tiered":
      return graduated(baseMicros(component.base, facts.lines), component.tiers);
    case "revenue-share":
      return revenueShare(component.bps, component.of, facts);
  }
}

function fixedFee(amountMicros: Micros, isProrated: boolean, { liveDays, periodDays }: MarginFacts): Exact {
  if (liveDays === 0) return ZERO;
  const fee = microsToExact(amountMicros);
  return isProrated ? multiplyExact(fee, exact(BigInt(liveDays), BigInt(periodDays))) : fee;
}

/** Each slice of cost bears its own rate; a negative cost gives the negative of the same sum. */
function graduated(costMicros: Micros, tiers: readonly MarginTier[]): Exact {
  const sign = costMicros < 0n ? -1n : 1n;
  const cost = costMicros * sign;
  let floor = 0n;
  let scaled = 0n;
  for (const { upToMicros, bps } of tiers) {
    const ceiling = upToMicros === null || cost < upToMicros ? cost : upToMicros;
    if (ceiling > floor) scaled += (ceiling - floor) * BigInt(bps);
    if (ceiling > floor) floor = ceiling;
  }
  return exact(sign * scaled, 10_000_000_000n);
}

function revenueShare(bps: number, of: "revenue" | "revenue-less-cost", facts: MarginFacts): Exact {
  if (facts.revenueMicros === null) return ZERO;
  const lessCost = facts.revenueMicros - baseMicros("cost", facts.lines);
  const base = of === "revenue" ? facts.revenueMicros : lessCost > 0n ? lessCost : 0n;
  return exact(base * BigInt(bps), 10_000_000_000n);
}
