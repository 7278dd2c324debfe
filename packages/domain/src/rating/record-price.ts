import type { Pricing, RecordStep, UsageLine } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { addExact, divideExact, exact, isZeroExact, multiplyExact } from "../money/exact.ts";
import { divideRounded, type RoundingRule, roundExact } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import { linearCharge } from "./linear-charge.ts";
import { ratedNumber, ratedQuantity } from "./rated-quantity.ts";

/** The arithmetic of one charge line for single records. */
export interface RecordPrice {
  readonly lineCode: string;
  /**
   * True where tiers or packages decide the price at settlement; the charge is then at the first tier's rate.
   */
  readonly isProvisional: boolean;
  /** Base units as measured in, base units as charged out. */
  readonly quantityOf: (raw: bigint) => bigint;
  /** The charge of a record by its measured quantity. */
  readonly chargeOf: (raw: bigint) => Micros;
  /** The same for quantities that are safe integers; null where a line has no such arithmetic. */
  readonly inNumbers: NumberPrice | null;
}

/**
 * A price in numbers, several times as fast: all of its arithmetic is on safe integers, and NaN tells where
 * it would not be.
 */
export interface NumberPrice {
  readonly quantityOf: (raw: number) => number;
  /** In micros. */
  readonly chargeOf: (raw: number) => number;
}

/**
 * Prepares the price of one record on a usage line: charged quantity × unit price + set-up fee, within the
 * line's minimum and maximum charge. A record of quantity 0 costs nothing, set-up fee included.
 *
 * Units   base units in, micros out.
 * Rounds  once per record, by `rule`.
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export function recordPrice(line: UsageLine, rule: RoundingRule): RecordPrice {
  if (line.unit.size < 1n)
    throw invalid(line, `its display unit has the size ${line.unit.size}; it must be 1 or more`);
  const plan =
    line.record.steps === undefined ? plainPlan(line, rule) : steppedPlan(line, line.record.steps, rule);
  const clamp = clampTo(line, rule);
  return {
    lineCode: line.code,
    isProvisional: line.record.steps === undefined && line.pricing.model !== "per-unit",
    quantityOf: plan.quantityOf,
    chargeOf: (raw) => (raw === 0n ? 0n : clamp.of(plan.chargeOf(raw))),
    inNumbers: plan.inNumbers === null ? null : clampedNumbers(plan.inNumbers, clamp),
  };
}

type Plan = Pick<RecordPrice, "quantityOf" | "chargeOf" | "inNumbers">;

function clampedNumbers({ quantityOf, chargeOf }: NumberPrice, clamp: Clamp): NumberPrice {
  const { least, most } = clamp.inNumbers;
  return {
    quantityOf,
    chargeOf: (raw) => (raw === 0 ? 0 : Math.min(most, Math.max(least, chargeOf(raw)))),
  };
}

function plainPlan(line: UsageLine, rule: RoundingRule): Plan {
  const { first, next, setUpFee } = line.record;
  if (next < 1n || first < 0n)
    throw invalid(line, "an increment must be at least 1 and a minimum at least 0");
  const unitPrice = divideExact(firstRate(line), exact(line.unit.size));
  const charge = linearCharge(unitPrice, setUpFee, rule);
  const quantityOf = (raw: bigint): bigint => ratedQuantity(raw, line.record);
  const quantityOfNumber = ratedNumber(line.record);
  return {
    quantityOf,
    chargeOf: (raw) => charge.chargeOf(quantityOf(raw)),
    inNumbers: {
      quantityOf: quantityOfNumber,
      chargeOf: (raw) => charge.inNumbers(quantityOfNumber(raw)),
    },
  };
}

function steppedPlan(line: UsageLine, steps: readonly RecordStep[], rule: RoundingRule): Plan {
  checkSteps(line, steps);
  const pieces = steps.map((step, index) => ({
    from: step.from,
    until: steps[index + 1]?.from ?? null,
    step: step.step,
    unitPrice: divideExact(step.rate, exact(line.unit.size)),
  }));
  const chargedIn = ({ from, until, step }: (typeof pieces)[number], raw: bigint): bigint => {
    const reached = until !== null && raw > until ? until : raw;
    return reached <= from ? 0n : divideRounded(reached - from, step, "up") * step;
  };
  return {
    inNumbers: null,
    quantityOf: (raw) => pieces.reduce((sum, piece) => sum + chargedIn(piece, raw), 0n),
    chargeOf: (raw) => {
      let price = line.record.setUpFee;
      for (const piece of pieces) {
        price = addExact(price, multiplyExact(piece.unitPrice, exact(chargedIn(piece, raw))));
      }
      return roundExact(price, rule);
    },
  };
}

function checkSteps(line: UsageLine, steps: readonly RecordStep[]): void {
  if (steps[0]?.from !== 0n) throw invalid(line, "its first step must begin at 0");
  for (const [index, { from, step }] of steps.entries()) {
    if (step < 1n) throw invalid(line, "a step must be at least 1");
    const until = steps[index + 1]?.from;
    if (until === undefined) continue;
    if (until <= from || (until - from) % step !== 0n) {
      throw invalid(line, `the stretch from ${from} to ${until} must hold whole steps of ${step}`);
    }
  }
}

/**
 * Rounding is monotone, so clamping rounded charges gives the same as rounding clamped ones. A minimum of 0
 * is none at all: it must not swallow a negative rate, which is a credit.
 */
function clampTo(line: UsageLine, rule: RoundingRule): Clamp {
  const { minimumCharge, maximumCharge } = line.record;
  const least = isZeroExact(minimumCharge) ? null : roundExact(minimumCharge, rule);
  const most = maximumCharge === undefined ? null : roundExact(maximumCharge, rule);
  if (most !== null && least !== null && most < least)
    throw invalid(line, "its maximum charge is below its minimum charge");
  return {
    of: (charge) => {
      if (least !== null && charge < least) return least;
      return most !== null && charge > most ? most : charge;
    },
    inNumbers: {
      least: least === null ? Number.NEGATIVE_INFINITY : Number(least),
      most: most === null ? Number.POSITIVE_INFINITY : Number(most),
    },
  };
}

interface Clamp {
  readonly of: (charge: Micros) => Micros;
  readonly inNumbers: { readonly least: number; readonly most: number };
}

/** The rate per display unit at which a single record is charged. */
function firstRate(line: UsageLine): Exact {
  const pricing: Pricing = line.pricing;
  if (pricing.model === "per-unit") return pricing.rate;
  if (pricing.model === "package") return divideExact(pricing.price, pricing.size);
  const tier = pricing.tiers[0];
  if (tier === undefined) throw invalid(line, "it has no tiers");
  return tier.rate;
}

function invalid(line: UsageLine, reason: string): DomainError {
  return new DomainError(
    "TERMS_INVALID",
    `Line ${line.code} cannot rate records: ${reason}. Correct the agreement.`,
  );
}
