import { subtractExact, ZERO } from "@tributary/domain/money/exact";
import type { ExpectedLine, ExpectedPart } from "@tributary/domain/reconciliation/types";
import type { ClosedPeriodFacts } from "./snapshot.ts";

/**
 * Shares lines in arrears by the usage that came after their period was settled, because the rest was paid
 * for then. A line of which nothing came late keeps the shares of its whole period.
 */
export function withLateParts(
  expected: readonly ExpectedLine[],
  closed: readonly ClosedPeriodFacts[],
): ExpectedLine[] {
  return expected.map((line) => {
    const late = latePartsOf(line, closed);
    return late.length === 0 ? line : { ...line, parts: late };
  });
}

/** What of a settled period's line came late, by operator; none where nothing did. */
export function latePartsOf(line: ExpectedLine, closed: readonly ClosedPeriodFacts[]): ExpectedPart[] {
  const standing = closed.find(({ facts }) => facts.period === line.period)?.standing;
  const settled = standing?.expected.find(
    ({ lineCode, period }) => lineCode === line.lineCode && period === line.period,
  );
  if (settled === undefined) return [];
  return line.parts.map((part) => lessSettled(part, settled.parts)).filter(isMore);
}

function lessSettled(part: ExpectedPart, settled: readonly ExpectedPart[]): ExpectedPart {
  const before = settled.find(({ operatorId }) => operatorId === part.operatorId);
  return {
    operatorId: part.operatorId,
    quantity: subtractExact(part.quantity, before?.quantity ?? ZERO),
    weight: subtractExact(part.weight, before?.weight ?? ZERO),
  };
}

function isMore({ quantity, weight }: ExpectedPart): boolean {
  return quantity.numerator >= 0n && weight.numerator > 0n;
}
