import { DomainError } from "../error.ts";
import type { Exact, Micros } from "../money/types.ts";

export interface AllocationWeight<Id extends string | null = string | null> {
  /** null = unattributed usage, which takes part like an operator. */
  readonly operatorId: Id;
  readonly weight: Exact;
}

export interface AllocatedPart<Id extends string | null = string | null> {
  readonly operatorId: Id;
  readonly amountMicros: Micros;
}

export interface Allocation<Id extends string | null = string | null> {
  /** In the order of the weights. */
  readonly parts: readonly AllocatedPart<Id>[];
  /** The whole total when no weight is positive: it stays with the MVNA, visibly. */
  readonly retainedMicros: Micros;
}

interface Share {
  readonly index: number;
  readonly weight: bigint;
  readonly remainder: bigint;
}

/**
 * Shares an amount by weights with the method of the largest remainder (step R5).
 *
 * Units   micros; `unitMicros` is the smallest unit a part may have (one cent = 10,000).
 * Shape   one part per weight, in order; parts + retained = total. All weights zero: everything is retained.
 * Rounds  each part down to the unit on |total|; left-over units go to the largest remainders, ties to the
 *         larger weight, then to the lower operator id, unattributed last; the sign comes back at the end.
 * Throws  {@link DomainError} `AMOUNT_INVALID` when the total is no whole number of units or a weight is
 *         negative.
 * Source  Hamilton's method of apportionment.
 */
export function allocate<Id extends string | null>(
  totalMicros: Micros,
  unitMicros: Micros,
  weights: readonly AllocationWeight<Id>[],
): Allocation<Id> {
  if (totalMicros % unitMicros !== 0n) {
    throw new DomainError(
      "AMOUNT_INVALID",
      `${totalMicros} micros is no whole number of ${unitMicros} micros.`,
    );
  }
  const integers = toIntegers(weights.map(({ weight }) => weight));
  const total = integers.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) {
    const parts = weights.map(({ operatorId }) => ({ operatorId, amountMicros: 0n }));
    return { parts, retainedMicros: totalMicros };
  }
  const sign = totalMicros < 0n ? -1n : 1n;
  const units = (totalMicros * sign) / unitMicros;
  const shares = integers.map((weight) => (units * weight) / total);
  const left = Number(units - shares.reduce((sum, share) => sum + share, 0n));
  const ranked = integers
    .map((weight, index): Share => ({ index, weight, remainder: (units * weight) % total }))
    .sort((one, other) => byClaim(one, other, weights));
  for (const { index } of ranked.slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n;
  const parts = weights.map(({ operatorId }, index) => ({
    operatorId,
    amountMicros: (shares[index] ?? 0n) * unitMicros * sign,
  }));
  return { parts, retainedMicros: 0n };
}

function byClaim(one: Share, other: Share, weights: readonly AllocationWeight[]): number {
  if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
  if (one.weight !== other.weight) return one.weight > other.weight ? -1 : 1;
  const left = weights[one.index]?.operatorId ?? null;
  const right = weights[other.index]?.operatorId ?? null;
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}

/** Brings exact weights to one denominator; only their proportion matters. */
function toIntegers(weights: readonly Exact[]): bigint[] {
  const denominator = weights.reduce((common, weight) => leastCommonMultiple(common, weight.denominator), 1n);
  return weights.map((weight) => {
    if (weight.numerator < 0n) {
      throw new DomainError("AMOUNT_INVALID", "An amount cannot be shared by a negative weight.");
    }
    return weight.numerator * (denominator / weight.denominator);
  });
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  if (right === 1n || right === left) return left;
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return (left / a) * right;
}
