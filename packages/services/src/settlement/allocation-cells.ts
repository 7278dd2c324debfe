import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";

/** What one party bears of a run: its part of each line, and what comes on top. */
export interface AllocationRow {
  /** Own and spread part, or the retained one, by line code. */
  readonly lines: ReadonlyMap<string, Micros>;
  /** The part of that which is unattributed usage shared out. */
  readonly spreadMicros: Micros;
  readonly costMicros: Micros;
  readonly marginMicros: Micros;
  /** Adjustments and credits. */
  readonly adjustmentsMicros: Micros;
  readonly netMicros: Micros;
}

interface Posted {
  readonly kind: string;
  readonly lineCode: string;
  readonly _sum: { readonly amountMicros: Micros | null };
}

/** Lays posted sums out as one party's row. */
export function rowOf(posted: readonly Posted[]): AllocationRow {
  const lines = new Map<string, Micros>();
  const sums = { spread: 0n, cost: 0n, margin: 0n, adjustments: 0n };
  for (const { kind, lineCode, _sum } of posted) {
    const amount = _sum.amountMicros ?? 0n;
    if (kind === "margin") sums.margin += amount;
    else if (kind === "adjustment" || kind === "credit") sums.adjustments += amount;
    else {
      lines.set(lineCode, (lines.get(lineCode) ?? 0n) + amount);
      sums.cost += amount;
      if (kind === "spread") sums.spread += amount;
    }
  }
  return {
    lines,
    spreadMicros: sums.spread,
    costMicros: sums.cost,
    marginMicros: sums.margin,
    adjustmentsMicros: sums.adjustments,
    netMicros: sums.cost + sums.margin + sums.adjustments,
  };
}

/** The one row less the other: what is left of a total. */
export function lessRow(total: AllocationRow, part: AllocationRow): AllocationRow {
  const lines = new Map(total.lines);
  for (const [code, amount] of part.lines) lines.set(code, (lines.get(code) ?? 0n) - amount);
  return {
    lines,
    spreadMicros: total.spreadMicros - part.spreadMicros,
    costMicros: total.costMicros - part.costMicros,
    marginMicros: total.marginMicros - part.marginMicros,
    adjustmentsMicros: total.adjustmentsMicros - part.adjustmentsMicros,
    netMicros: total.netMicros - part.netMicros,
  };
}

/** Sums a run's posted lines by line: of all operators, and of what stays with the MVNA. */
export async function loadTotals(db: Pick<PortfolioDb, "settlementLine">, runId: string) {
  const sums = { by: ["kind", "lineCode"] as ["kind", "lineCode"], _sum: { amountMicros: true } as const };
  const [operators, retained] = await Promise.all([
    db.settlementLine.groupBy({ ...sums, where: { runId, operatorId: { not: null } } }),
    db.settlementLine.groupBy({ ...sums, where: { runId, operatorId: null } }),
  ]);
  return {
    operators: rowOf(operators),
    retained: rowOf(retained),
    total: rowOf([...operators, ...retained]),
  };
}

/** Sums a run's posted lines of some operators by line. */
export async function loadOperatorRows(
  db: Pick<PortfolioDb, "settlementLine">,
  runId: string,
  operatorIds: readonly string[],
): Promise<{ readonly rows: ReadonlyMap<string, AllocationRow>; readonly sum: AllocationRow }> {
  const posted = await db.settlementLine.groupBy({
    by: ["operatorId", "kind", "lineCode"],
    where: { runId, operatorId: { in: [...operatorIds] } },
    _sum: { amountMicros: true },
  });
  const rows = operatorIds.map(
    (id) => [id, rowOf(posted.filter(({ operatorId }) => operatorId === id))] as const,
  );
  return { rows: new Map(rows), sum: rowOf(posted) };
}
