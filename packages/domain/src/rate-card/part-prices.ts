import { priceQuantity } from "../agreement/price-quantity.ts";
import type { DisplayUnit, Pricing, RecordStep } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { addExact, exact, isZeroExact, multiplyExact, subtractExact, ZERO } from "../money/exact.ts";
import { type RoundingRule, roundExact } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { Rate, RateBand, RatedPart } from "./types.ts";

/** A stretch of a record in base units from its beginning. */
interface Stretch {
  readonly from: bigint;
  readonly until: bigint;
}

/**
 * Prices the parts of one record. What a bundle paid is not charged; of a part it pays the beginning. The
 * set-up fee, the least and the most that a record costs are those of the band in which it begins; they count
 * from the first part that is charged, and a record that bundles paid whole costs nothing.
 *
 * Units   `charged`, what no bundle paid, and `usedBefore`, charged of this rate in this billing cycle, in
 *         base units; micros out.
 * Shape   one amount per part, in order. Where tiers run over the cycle, the record costs what the whole
 *         costs less what was used before, which across a cliff of volume tiers is less than nothing.
 * Rounds  the record once, by `rule`: each part is what it adds to the rounded sum.
 * Throws  {@link DomainError} `INPUT_INVALID`, `RATE_MISSING` beyond the last tier.
 */
export function partPrices(
  { bands, unit }: Pick<Rate, "bands" | "unit">,
  parts: readonly RatedPart[],
  charged: readonly bigint[],
  usedBefore: bigint,
  rule: RoundingRule,
): Micros[] {
  const opening = bandOf(bands, parts[0]);
  let [sum, posted, used, position] = [ZERO, 0n, usedBefore, 0n];
  return parts.map((part, index) => {
    const quantity = chargedOf(part, charged[index]);
    position += part.ratedQuantity;
    if (quantity === 0n) return 0n;
    const { record, pricing } = bandOf(bands, part);
    if (used === usedBefore) sum = opening.record.setUpFee;
    const stretch = { from: position - quantity, until: position };
    const price =
      record.steps === undefined
        ? subtractExact(spent(pricing, used + quantity, unit), spent(pricing, used, unit))
        : stepPrice(record.steps, stretch, unit);
    sum = addExact(sum, price);
    used += quantity;
    const added = clamped(roundExact(sum, rule), opening, rule) - posted;
    posted += added;
    return added;
  });
}

function bandOf(bands: readonly RateBand[], part: RatedPart | undefined): RateBand {
  const band = bands.find(({ name }) => name === part?.band);
  if (band === undefined) {
    throw new DomainError("INPUT_INVALID", "A part names a band that its rate does not have: find it again.");
  }
  return band;
}

function chargedOf({ ratedQuantity }: RatedPart, quantity: bigint | undefined): bigint {
  if (quantity === undefined || quantity < 0n || quantity > ratedQuantity) {
    throw new DomainError(
      "INPUT_INVALID",
      "What is charged of a part has to be between nothing and all of it: give one quantity per part.",
    );
  }
  return quantity;
}

/** What a cycle's usage costs so far: without usage nothing, not even the fee of entering the first tier. */
function spent(pricing: Pricing, used: bigint, unit: DisplayUnit): Exact {
  return used === 0n ? ZERO : priceQuantity(pricing, exact(used, unit.size));
}

function stepPrice(steps: readonly RecordStep[], { from, until }: Stretch, unit: DisplayUnit): Exact {
  let price = ZERO;
  for (const [index, step] of steps.entries()) {
    const end = steps[index + 1]?.from ?? until;
    const [begins, ends] = [step.from > from ? step.from : from, end < until ? end : until];
    if (begins < ends) price = addExact(price, multiplyExact(step.rate, exact(ends - begins, unit.size)));
  }
  return price;
}

/** Rounding is monotone: clamping rounded sums gives the same as rounding clamped ones. 0 is no minimum. */
function clamped(amount: Micros, { record }: RateBand, rule: RoundingRule): Micros {
  const { minimumCharge, maximumCharge } = record;
  const least = isZeroExact(minimumCharge) ? null : roundExact(minimumCharge, rule);
  if (least !== null && amount < least) return least;
  const most = maximumCharge === undefined ? null : roundExact(maximumCharge, rule);
  return most !== null && amount > most ? most : amount;
}
