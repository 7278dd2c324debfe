import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { LineComparison, OperatorPart } from "@tributary/domain/reconciliation/types";
import { thaw } from "@tributary/services/settlement/freeze";

/** A difference as a report shows it, decided or not. */
export interface ReportedException {
  readonly agreement: string;
  readonly period: string;
  readonly key: string;
  readonly lineCode: string | null;
  /** The operator the invoice names, else the one with the largest part; null: nobody in particular. */
  readonly operator: string | null;
  readonly cause: string;
  readonly status: string;
  readonly currency: string;
  readonly billedMicros: bigint;
  readonly expectedMicros: bigint;
  readonly amountMicros: bigint;
  readonly explanation: string;
  readonly parts: readonly OperatorPart[];
}

/** Every exception that was ever found and still stands in the books, by agreement, period and money. */
export async function loadExceptions(db: PortfolioDb): Promise<ReportedException[]> {
  const rows = await db.discrepancy.findMany({
    where: { invoice: { status: { not: "superseded" } } },
    include: { invoice: { select: { currency: true } } },
    orderBy: [{ agreementId: "asc" }, { period: "asc" }, { deltaMicros: "desc" }],
  });
  return rows.map((row) => {
    const { parts } = thaw(row.comparison) as LineComparison;
    return {
      agreement: row.agreementId,
      period: row.period,
      key: row.key,
      lineCode: row.lineCode,
      operator: row.operatorId ?? largestPart(parts),
      cause: row.cause,
      status: row.status,
      currency: row.invoice.currency,
      billedMicros: row.billedMicros,
      expectedMicros: row.expectedMicros,
      amountMicros: row.deltaMicros,
      explanation: row.explanation,
      parts,
    };
  });
}

function largestPart(parts: readonly OperatorPart[]): string | null {
  const size = ({ amountMicros }: OperatorPart): bigint => (amountMicros < 0n ? -amountMicros : amountMicros);
  const [largest] = parts.toSorted((a, b) => (size(a) > size(b) ? -1 : 1));
  return largest?.operatorId ?? null;
}
