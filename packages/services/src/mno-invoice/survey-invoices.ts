import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type InvoiceListFilter, pageInvoices } from "./page-invoices.ts";

/** What of all invoices waits for somebody, and the months there are any for. */
export interface InvoiceSurvey {
  readonly flagged: number;
  readonly missing: number;
  readonly overdue: number;
  /** The latest first. */
  readonly periods: readonly string[];
}

/** More agreements and months than a portfolio misses invoices for. */
const MOST_MISSING = 1_000;

/** Counts what waits: flagged and overdue invoices, and months that miss one. */
export async function surveyInvoices(
  db: Pick<PortfolioDb, "reads" | "mnoInvoice">,
  at: Date,
): Promise<InvoiceSurvey> {
  const ask = (filter: Partial<InvoiceListFilter>, pageSize = 1) =>
    pageInvoices(db, { ...filter, at, page: 1, pageSize });
  const [flagged, missing, overdue, billed] = await Promise.all([
    db.mnoInvoice.count({ where: { status: "flagged" } }),
    ask({ status: "missing" }, MOST_MISSING),
    ask({ isOverdue: true }),
    db.mnoInvoice.groupBy({ by: ["period"] }),
  ]);
  const periods = new Set([...billed, ...missing.rows].map(({ period }) => period));
  return {
    flagged,
    missing: missing.total,
    overdue: overdue.total,
    periods: [...periods].sort().reverse(),
  };
}
