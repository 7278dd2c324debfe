import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type {
  InvoiceLineRow as FoundLine,
  InvoiceLinesQuery,
} from "@tributary/db/doors/portfolio-reads/invoice-lines";
import { namesOfOperators } from "../operator/names-of-operators.ts";

export type InvoiceLineRow = Omit<FoundLine, "total">;

export interface InvoiceLinesRequest extends Omit<InvoiceLinesQuery, "limit" | "offset"> {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface InvoiceLinesPage {
  readonly rows: readonly InvoiceLineRow[];
  /** On all pages. */
  readonly total: number;
  readonly operatorNames: ReadonlyMap<string, string>;
}

/** Lists the lines as they are printed, with what we expect beside those that differ. */
export async function pageInvoiceLines(
  db: PortfolioDb,
  { page, pageSize, ...filter }: InvoiceLinesRequest,
): Promise<InvoiceLinesPage> {
  const rows = await db.reads.invoiceLines({ ...filter, limit: pageSize, offset: (page - 1) * pageSize });
  const operatorIds = rows.map(({ operatorId }) => operatorId);
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    operatorNames: await namesOfOperators(db, operatorIds),
  };
}
