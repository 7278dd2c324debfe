import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type {
  InvoiceRow as FoundRow,
  InvoicePageQuery,
} from "@tributary/db/doors/portfolio-reads/invoice-page";

export { INVOICE_STATUSES, type InvoiceStatus } from "@tributary/db/doors/portfolio-reads/invoice-page";
export type InvoiceRow = Omit<FoundRow, "total">;

export type InvoiceListFilter = Omit<InvoicePageQuery, "limit" | "offset">;

export interface InvoicePageRequest extends InvoiceListFilter {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface InvoicePage {
  readonly rows: readonly InvoiceRow[];
  /** On all pages. */
  readonly total: number;
}

/** Lists invoices, the latest period first, and before them what is missing of their month. */
export async function pageInvoices(
  { reads }: Pick<PortfolioDb, "reads">,
  { page, pageSize, ...filter }: InvoicePageRequest,
): Promise<InvoicePage> {
  const rows = await reads.invoicePage({ ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
