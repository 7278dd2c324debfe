import { compareExact, exact, multiplyExact, sumExact, ZERO } from "../money/exact.ts";
import { sumMicros } from "../money/micros.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { ExpectedPart } from "../reconciliation/types.ts";
import { allocate } from "./allocate.ts";
import type { OperatorShare } from "./types.ts";

export interface UsageAllocation {
  readonly operators: readonly OperatorShare[];
  readonly spread: readonly OperatorShare[];
  readonly retainedMicros: Micros;
  readonly unattributedMicros: Micros;
  readonly isAboveUnattributedCap: boolean;
}

/**
 * Shares a metered line by its own usage (steps R5 and R7).
 *
 * Units   micros; `unitMicros` is the minor unit; the cap in basis points of the line's quantity.
 * Shape   the unattributed part is spread by identified cost as shares of their own while it is at the cap or
 *         under it; above the cap, or when nobody has identified cost, it is retained. Operators + spread +
 *         retained = amount.
 * Rounds  by largest remainder, twice: over all usage, then over the unattributed part.
 */
export function allocateUsage(
  amountMicros: Micros,
  unitMicros: Micros,
  parts: readonly ExpectedPart[],
  capBps: number,
): UsageAllocation {
  const { parts: shares, retainedMicros } = allocate(amountMicros, unitMicros, parts);
  const quantityOf = new Map(parts.map(({ operatorId, quantity }) => [operatorId, quantity]));
  const operators = shares.flatMap(({ operatorId, amountMicros: share }): OperatorShare[] =>
    operatorId === null
      ? []
      : [{ operatorId, amountMicros: share, quantity: quantityOf.get(operatorId) ?? ZERO }],
  );
  const unattributedMicros = sumMicros(
    shares.filter(({ operatorId }) => operatorId === null).map((share) => share.amountMicros),
  );
  const isAboveUnattributedCap = isAbove(quantityOf.get(null) ?? ZERO, parts, capBps);
  const none = { operators, unattributedMicros, isAboveUnattributedCap };
  if (isAboveUnattributedCap)
    return { ...none, spread: [], retainedMicros: retainedMicros + unattributedMicros };
  const byCost = operators.map(({ operatorId, amountMicros: cost }) => ({
    operatorId,
    weight: magnitude(cost),
  }));
  const spread = allocate(unattributedMicros, unitMicros, byCost);
  return {
    ...none,
    spread: spread.parts
      .filter((part) => part.amountMicros !== 0n)
      .map((part) => ({ ...part, quantity: null })),
    retainedMicros: retainedMicros + spread.retainedMicros,
  };
}

function isAbove(unattributed: Exact, parts: readonly ExpectedPart[], capBps: number): boolean {
  const whole = sumExact(parts.map(({ quantity }) => quantity));
  return (
    compareExact(multiplyExact(unattributed, exact(10_000n)), multiplyExact(whole, exact(BigInt(capBps)))) > 0
  );
}

/** On a credit line every share is negative, and the spread follows their size. */
function magnitude(amount: Micros): Exact {
  return exact(amount < 0n ? -amount : amount);
}
