import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { MnoInvoiceLine } from "@tributary/domain/mno-invoice/types";
import { parseExact } from "@tributary/domain/money/exact";
import { findInvoice, type InvoiceReference } from "./find-invoice.ts";
import { type InvoiceSummary, summarize } from "./list-invoices.ts";

export interface ShownInvoice extends InvoiceSummary {
  readonly lines: readonly MnoInvoiceLine[];
}

/**
 * Shows an invoice with its lines and everything its checks found.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showInvoice(db: PortfolioDb, reference: InvoiceReference): Promise<ShownInvoice> {
  const row = await findInvoice(db, reference);
  const lines = await db.mnoInvoiceLine.findMany({
    where: { invoiceId: row.id },
    orderBy: { lineNumber: "asc" },
    omit: { id: true, invoiceId: true },
  });
  const exactOf = (value: { toFixed(): string } | null) =>
    value === null ? null : parseExact(value.toFixed());
  return {
    ...summarize(row),
    lines: lines.map((line) => ({ ...line, quantity: exactOf(line.quantity), rate: exactOf(line.rate) })),
  };
}

/**
 * The bytes an invoice came in, as they were received.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function readInvoiceBytes(
  db: PortfolioDb,
  reference: InvoiceReference,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { id, fileName } = await findInvoice(db, reference);
  const { rawBytes } = await db.mnoInvoice.findUniqueOrThrow({ where: { id }, select: { rawBytes: true } });
  return { fileName, bytes: rawBytes };
}
