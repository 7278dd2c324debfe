import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { refuseSettled } from "../period/refuse-settled.ts";
import { compareFacts, expectFacts } from "./facts.ts";
import { loadFacts } from "./load-facts.ts";
import { saveDiscrepancies } from "./save-discrepancies.ts";

export interface Reconciliation {
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly comparisons: readonly LineComparison[];
  readonly billedMicros: Micros;
  readonly expectedMicros: Micros;
  /** Exceptions that wait for a decision. */
  readonly openExceptions: number;
  /** Decided exceptions whose figures changed: they wait again. */
  readonly reopened: number;
  /** Differences that are gone since the last comparison. */
  readonly resolved: number;
}

/**
 * Compares a period's invoice with our own usage and keeps each exception as a row that a person decides about. Run
 * again it updates what is open, keeps decisions whose figures stand, and closes what no longer differs.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when no invoice has come, `LOCKED` once its settlement is approved.
 */
export function reconcile(
  db: PortfolioDb,
  request: { readonly agreementId: string; readonly period: PeriodLabel; readonly actor: string },
): Promise<Reconciliation> {
  const { agreementId, period, actor } = request;
  return inPeriod(db, agreementId, period, async (tx) => {
    const { invoice, comparisons } = await compare(tx, agreementId, period);
    await refuseSettled(tx, agreementId, period, invoice.id);
    const counts = await saveDiscrepancies(
      tx,
      { agreementId, period, invoiceId: invoice.id, actor },
      comparisons,
    );
    await writeAudit(tx, {
      actor,
      action: "reconciliation:run",
      subject: `${agreementId} ${period}`,
      details: { invoice: invoice.number, ...counts },
    });
    const net = comparisons.filter(({ key }) => key !== "TAX");
    return {
      invoiceId: invoice.id,
      invoiceNumber: invoice.number,
      comparisons,
      billedMicros: net.reduce((sum, line) => sum + line.billedMicros, 0n),
      expectedMicros: net.reduce((sum, line) => sum + line.expectedMicros, 0n),
      ...counts,
    };
  });
}

async function compare(tx: PortfolioTables, agreementId: string, period: PeriodLabel) {
  const facts = await loadFacts(tx, agreementId, period);
  const { invoice } = facts;
  if (invoice === null) {
    throw new DomainError(
      "NOT_FOUND",
      `No invoice of ${agreementId} has come for ${period}: import it, or settle on the accrual.`,
      { agreementId, period },
    );
  }
  return { invoice, comparisons: compareFacts({ ...facts, invoice }, expectFacts(facts)) };
}
