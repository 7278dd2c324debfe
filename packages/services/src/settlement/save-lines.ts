import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { exactToDecimal } from "@tributary/domain/money/exact";
import type { SettlementLine } from "@tributary/domain/settlement/types";
import type { RunResult } from "./snapshot.ts";

const ROWS_AT_ONCE = 2000;

export interface OwnedLine extends SettlementLine {
  /** null = with the MVNA. */
  readonly operatorId: string | null;
}

/**
 * The posted amounts of a run, one row each: operators' lines, and what stays with the MVNA.
 *
 * Shape   an adjustment that is nobody's keeps the kind `adjustment`, so that `retained` is of the run's own
 *         lines only.
 */
export function linesOf({ settlement }: RunResult): OwnedLine[] {
  const own = settlement.operators.flatMap(({ operatorId, lines }) =>
    lines.map((line) => ({ ...line, operatorId })),
  );
  const kept = settlement.allocations.filter(({ retainedMicros }) => retainedMicros !== 0n).length;
  const retained = settlement.retained.map((line, index) => ({
    ...line,
    kind: index < kept ? line.kind : ("adjustment" as const),
    operatorId: null,
  }));
  return [...own, ...retained];
}

/** Writes a run's posted amounts. */
export async function saveLines(tx: PortfolioTables, runId: string, result: RunResult): Promise<void> {
  const rows = linesOf(result).map(({ code, quantity, ...line }) => ({
    ...line,
    runId,
    lineCode: code,
    quantity: quantity === null ? null : exactToDecimal(quantity, 12),
  }));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await tx.settlementLine.createMany({ data: rows.slice(start, start + ROWS_AT_ONCE) });
  }
}
