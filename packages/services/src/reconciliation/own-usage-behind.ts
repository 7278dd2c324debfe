import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AgreementTerms } from "@tributary/domain/agreement/types";
import { exact, exactToDecimal } from "@tributary/domain/money/exact";
import { findLine } from "@tributary/domain/reconciliation/governing-version";
import type { LineComparison } from "@tributary/domain/reconciliation/types";

/** More operators than a person compares at a glance; the rest is one sum. */
const OPERATORS_SHOWN = 20;
const DIGITS = 3;

interface UsageSum {
  readonly records: bigint;
  /** In the line's display unit. */
  readonly quantity: string;
}

/** What our own records say about a line: the evidence on our side. */
export interface OwnUsage {
  readonly unit: string | null;
  /** The largest first; null is usage of nobody. */
  readonly byOperator: readonly (UsageSum & { readonly operatorId: string | null })[];
  /** Operators beyond those that are shown. */
  readonly others: (UsageSum & { readonly operators: number }) | null;
  /** By calendar day in the agreement's zone. */
  readonly byDay: readonly (UsageSum & { readonly day: string })[];
}

const NOTHING: OwnUsage = { unit: null, byOperator: [], others: null, byDay: [] };

/** Sums accepted usage of a line by operator and by day; nothing for a line that is not metered. */
export async function ownUsageBehind(
  tx: Pick<PortfolioTables, "usageAggregate">,
  { agreementId, line, terms }: UsageQuestion,
): Promise<OwnUsage> {
  const { lineCode, operatorId, period } = line;
  const metered = lineCode === null ? null : findLine(terms.lines, lineCode);
  if (metered?.kind !== "usage") return NOTHING;
  const where = {
    agreementId,
    period,
    lineCode: metered.code,
    outcome: "accepted",
    ...(operatorId === null ? {} : { operatorId }),
  };
  const _sum = { records: true, quantity: true } as const;
  const [operators, days] = await Promise.all([
    tx.usageAggregate.groupBy({ by: ["operatorId"], where, _sum, orderBy: { _sum: { quantity: "desc" } } }),
    tx.usageAggregate.groupBy({ by: ["day"], where, _sum, orderBy: { day: "asc" } }),
  ]);
  const sumOf = (rows: readonly Summed[]): UsageSum => ({
    records: rows.reduce((sum, row) => sum + (row._sum.records ?? 0n), 0n),
    quantity: exactToDecimal(
      exact(
        rows.reduce((sum, row) => sum + (row._sum.quantity ?? 0n), 0n),
        metered.unit.size,
      ),
      DIGITS,
    ),
  });
  const others = operators.slice(OPERATORS_SHOWN);
  return {
    unit: metered.unit.name,
    byOperator: operators
      .slice(0, OPERATORS_SHOWN)
      .map((row) => ({ operatorId: row.operatorId, ...sumOf([row]) })),
    others: others.length === 0 ? null : { operators: others.length, ...sumOf(others) },
    byDay: days.map((row) => ({ day: row.day.toISOString().slice(0, 10), ...sumOf([row]) })),
  };
}

interface UsageQuestion {
  readonly agreementId: string;
  readonly line: Pick<LineComparison, "lineCode" | "operatorId" | "period">;
  readonly terms: AgreementTerms;
}

interface Summed {
  readonly _sum: { readonly records: bigint | null; readonly quantity: bigint | null };
}
