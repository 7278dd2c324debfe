import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { governingVersion } from "@tributary/domain/reconciliation/governing-version";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { type ExceptionView, readComparison, viewException } from "./exception-view.ts";
import { type OwnUsage, ownUsageBehind } from "./own-usage-behind.ts";

export interface PrintedLine {
  readonly lineNumber: number;
  readonly description: string;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly amountMicros: bigint;
  readonly operatorId: string | null;
  readonly period: string;
}

export interface ExceptionDetail {
  readonly view: ExceptionView;
  readonly agreementId: string;
  readonly period: string;
  /** The month the line is for: an earlier one for a line in arrears. */
  readonly linePeriod: string;
  readonly invoiceId: string;
  readonly toleranceMicros: bigint;
  /** The hypothesis that explains the difference, and what the line would come to under it. */
  readonly counterfactual: LineComparison["counterfactual"];
  readonly isUnderBilled: boolean;
  /** The invoice's own lines, as they are printed. */
  readonly printed: readonly PrintedLine[];
  /** What we counted ourselves. */
  readonly own: OwnUsage;
  readonly operatorNames: ReadonlyMap<string, string>;
}

/**
 * Shows one exception with what stands behind both of its sides.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showException(db: PortfolioDb, id: string): Promise<ExceptionDetail> {
  const row = await db.discrepancy.findUnique({
    where: { id },
    include: {
      invoice: { select: { number: true, currency: true } },
      dispute: { select: { number: true, status: true } },
    },
  });
  if (row === null)
    throw new DomainError("NOT_FOUND", "There is no such exception: list those of the period.");
  const { agreementId, period, invoiceId, invoice, dispute } = row;
  const comparison = readComparison(row.comparison);
  const { versions } = await loadAgreement(db, agreementId);
  const { terms } = governingVersion(versions, period);
  const named = { currency: invoice.currency, invoiceNumber: invoice.number };
  const claimed = { disputeNumber: dispute?.number ?? null, disputeStatus: dispute?.status ?? null };
  const view = viewException({ ...row, ...named, ...claimed }, terms);
  const [printed, own] = await Promise.all([
    printedLines(db, invoiceId, comparison.invoiceLineNumbers),
    ownUsageBehind(db, { agreementId, line: comparison, terms }),
  ]);
  const owners = [...view.parts, ...own.byOperator, ...printed].map(({ operatorId }) => operatorId);
  return {
    view,
    agreementId,
    period,
    linePeriod: comparison.period,
    invoiceId,
    toleranceMicros: comparison.toleranceMicros,
    counterfactual: comparison.counterfactual,
    isUnderBilled: comparison.isUnderBilled,
    printed,
    own,
    operatorNames: await namesOfOperators(db, owners),
  };
}

async function printedLines(
  db: PortfolioDb,
  invoiceId: string,
  lineNumbers: readonly number[],
): Promise<PrintedLine[]> {
  const rows = await db.mnoInvoiceLine.findMany({
    where: { invoiceId, lineNumber: { in: [...lineNumbers] } },
    orderBy: { lineNumber: "asc" },
  });
  return rows.map(({ lineNumber, description, quantity, rate, amountMicros, operatorId, period }) => ({
    lineNumber,
    description,
    quantity: quantity?.toFixed() ?? null,
    rate: rate?.toFixed() ?? null,
    amountMicros,
    operatorId,
    period,
  }));
}
