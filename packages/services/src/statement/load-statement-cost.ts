import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

/**
 * What a statement was made from: portfolio knowledge, never in the document unless the contract shows it.
 */
export interface StatementCost {
  readonly runId: string;
  readonly period: string;
  readonly runVersion: number;
  readonly costMicros: bigint;
  readonly marginMicros: bigint;
  readonly adjustmentsMicros: bigint;
  /** Zero or negative. */
  readonly creditsMicros: bigint;
  readonly netMicros: bigint;
  /** The posted amounts, cost first. */
  readonly lines: readonly {
    readonly kind: string;
    readonly code: string;
    readonly description: string;
    readonly originPeriod: string;
    readonly amountMicros: bigint;
  }[];
}

const KINDS = ["cost", "spread", "margin", "adjustment", "credit"];

/** Loads the amounts of the run behind a statement; null for one whose run is not known. */
export async function loadStatementCost(
  tx: Pick<PortfolioTables, "issuedStatement" | "settlementLine">,
  { operatorId, statementId }: { readonly operatorId: string; readonly statementId: string },
): Promise<StatementCost | null> {
  const issued = await tx.issuedStatement.findFirst({
    where: { operatorId, statementId },
    select: { run: { select: { id: true, period: true, version: true } } },
  });
  if (issued === null) return null;
  const { id: runId, period, version: runVersion } = issued.run;
  const rows = await tx.settlementLine.findMany({
    where: { runId, operatorId },
    select: { kind: true, lineCode: true, description: true, originPeriod: true, amountMicros: true },
    orderBy: [{ originPeriod: "desc" }, { lineCode: "asc" }, { id: "asc" }],
  });
  const sum = (...kinds: string[]): bigint =>
    rows.filter(({ kind }) => kinds.includes(kind)).reduce((all, { amountMicros }) => all + amountMicros, 0n);
  return {
    ...{ runId, period, runVersion },
    costMicros: sum("cost", "spread"),
    marginMicros: sum("margin"),
    adjustmentsMicros: sum("adjustment"),
    creditsMicros: sum("credit"),
    netMicros: sum(...KINDS),
    lines: [...rows]
      .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
      .map(({ lineCode, ...line }) => ({ ...line, code: lineCode })),
  };
}
