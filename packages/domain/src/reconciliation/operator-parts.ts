import {
  compareExact,
  divideExact,
  exact,
  isZeroExact,
  multiplyExact,
  subtractExact,
  sumExact,
} from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { OperatorPart } from "./types.ts";

/** How strongly the evidence points to an operator; negative when it points the other way. */
export interface Evidence {
  readonly operatorId: string | null;
  readonly weight: Exact;
}

/**
 * Splits a difference to operators by the evidence that produced it.
 *
 * Units   micros; parts are whole `unitMicros` (one cent) where the difference is.
 * Shape   parts with an amount only, in order of the evidence; they always sum to the difference. Evidence
 *         that cancels out to zero points to nobody.
 * Rounds  down to the unit; what is left goes to the largest remainders, ties to the earlier evidence.
 */
export function operatorParts(
  differenceMicros: Micros,
  unitMicros: Micros,
  evidence: readonly Evidence[],
): OperatorPart[] {
  if (differenceMicros === 0n) return [];
  const total = sumExact(evidence.map(({ weight }) => weight));
  if (isZeroExact(total)) return [{ operatorId: null, amountMicros: differenceMicros }];
  const unit = differenceMicros % unitMicros === 0n ? unitMicros : 1n;
  const shares = evidence.map(({ weight }) =>
    divideExact(multiplyExact(exact(differenceMicros / unit), weight), total),
  );
  const floors = shares.map(floor);
  const left = Number(differenceMicros / unit - sumMicros(floors));
  const ranked = shares
    .map((share, index) => ({ index, remainder: subtractExact(share, exact(floors[index] ?? 0n)) }))
    .sort((one, other) => compareExact(other.remainder, one.remainder) || one.index - other.index);
  for (const { index } of ranked.slice(0, left)) floors[index] = (floors[index] ?? 0n) + 1n;
  return evidence
    .map(({ operatorId }, index) => ({ operatorId, amountMicros: (floors[index] ?? 0n) * unit }))
    .filter(({ amountMicros }) => amountMicros !== 0n);
}

function floor(value: Exact): bigint {
  const quotient = value.numerator / value.denominator;
  return value.numerator % value.denominator < 0n ? quotient - 1n : quotient;
}
