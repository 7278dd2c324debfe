import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import type { LineComparison } from "@tributary/domain/reconciliation/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { refuseSettled } from "../period/refuse-settled.ts";
import { loadInvoiceOf } from "../settlement/load-invoice.ts";
import { refreshExceptions } from "./refresh-exceptions.ts";

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
 * Compares a period's invoice with our own usage and keeps each exception as a row that a person decides
 * about. Run again it updates what is open, keeps decisions whose figures stand, and closes what no longer
 * differs.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when no invoice has come, `LOCKED` once its settlement is approved.
 */
export function reconcile(
  db: PortfolioDb,
  request: { readonly agreementId: string; readonly period: PeriodLabel; readonly actor: string },
): Promise<Reconciliation> {
  const { agreementId, period, actor } = request;
  return inPeriod(db, agreementId, period, async (tx) => {
    const invoiceId = await findInvoice(tx, agreementId, period);
    await refuseSettled(tx, agreementId, period, invoiceId);
    const refreshed = await refreshExceptions(tx, { agreementId, period, actor });
    if (refreshed === null) throw noInvoice(agreementId, period);
    const { invoice, comparisons, counts } = refreshed;
    await writeAudit(tx, {
      actor,
      action: "reconciliation:run",
      subject: `${agreementId} ${period}`,
      details: { invoice: invoice.number, open: counts.openExceptions, reopened: counts.reopened },
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

async function findInvoice(tx: PortfolioTables, agreementId: string, period: PeriodLabel): Promise<string> {
  const invoice = await loadInvoiceOf(tx, agreementId, period);
  if (invoice === null) throw noInvoice(agreementId, period);
  return invoice.id;
}

function noInvoice(agreementId: string, period: PeriodLabel): DomainError {
  return new DomainError(
    "NOT_FOUND",
    `No invoice of ${agreementId} has come for ${period}: import it, or settle on the accrual.`,
    { agreementId, period },
  );
}
