import { exact, multiplyExact } from "../money/exact.ts";
import { divideRounded, divideRoundedNumber, type RoundingRule } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

/** `(slope × quantity + base) / denominator`, rounded to an integer, counts steps of `step` micros. */
interface Line {
  readonly slope: bigint;
  readonly base: bigint;
  readonly denominator: bigint;
  readonly step: bigint;
}

export interface LinearCharge {
  readonly chargeOf: (quantity: bigint) => Micros;
  /** The same in numbers; NaN beyond the bound within which all of it is a safe integer. */
  readonly inNumbers: (quantity: number) => number;
}

/**
 * Prepares `quantity × unitPrice + fee`, rounded once. While every intermediate value fits a safe integer the
 * arithmetic runs on numbers, which is several times faster; above that checked bound it runs on bigints.
 * Both give the same figure.
 *
 * Units   `quantity` in base units, `unitPrice` in currency units per base unit, `fee` in currency units;
 *         micros out.
 * Rounds  once, by `rule`.
 */
export function linearCharge(unitPrice: Exact, fee: Exact, rule: RoundingRule): LinearCharge {
  const line = toLine(unitPrice, fee, 10n ** BigInt(6 - rule.scale));
  const inBigints = (quantity: bigint): Micros =>
    divideRounded(line.slope * quantity + line.base, line.denominator, rule.mode) * line.step;
  const most = Number(largestSafeQuantity(line));
  const slope = Number(line.slope);
  const base = Number(line.base);
  const denominator = Number(line.denominator);
  const step = Number(line.step);
  const inNumbers = (quantity: number): number =>
    quantity > most || quantity < 0
      ? Number.NaN
      : divideRoundedNumber(slope * quantity + base, denominator, rule.mode) * step;
  return {
    chargeOf: (quantity) =>
      quantity > most || quantity < 0n ? inBigints(quantity) : BigInt(inNumbers(Number(quantity))),
    inNumbers,
  };
}

function toLine(unitPrice: Exact, fee: Exact, step: bigint): Line {
  const stepsPerUnit = exact(1_000_000n, step);
  const slope = multiplyExact(unitPrice, stepsPerUnit);
  const base = multiplyExact(fee, stepsPerUnit);
  // Reduced against each other, the denominators give the factor up to their lowest common multiple.
  const denominator = slope.denominator * exact(base.denominator, slope.denominator).numerator;
  return {
    slope: slope.numerator * (denominator / slope.denominator),
    base: base.numerator * (denominator / base.denominator),
    denominator,
    step,
  };
}

/**
 * The quantity up to which numerator, doubled remainder and charge all stay safe integers; −1 when there is
 * none.
 */
function largestSafeQuantity({ slope, base, denominator, step }: Line): bigint {
  const numeratorByCharge = (LARGEST / step - 1n) * denominator;
  const numerator = numeratorByCharge < LARGEST ? numeratorByCharge : LARGEST;
  if (slope < 0n || base < 0n || base > numerator || 2n * denominator > LARGEST) return -1n;
  if (slope === 0n) return LARGEST;
  return (numerator - base) / slope;
}
