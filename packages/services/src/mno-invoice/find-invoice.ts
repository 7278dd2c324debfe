import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

/** An invoice by the name people use; without a revision, its latest one. */
export interface InvoiceReference {
  readonly agreementId: string;
  readonly number: string;
  readonly revision?: number;
}

/**
 * Finds the row of an invoice.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findInvoice(tx: PortfolioTables, { agreementId, number, revision }: InvoiceReference) {
  const found = await tx.mnoInvoice.findFirst({
    where: { agreementId, number, ...(revision === undefined ? {} : { revision }) },
    orderBy: { revision: "desc" },
    omit: { rawBytes: true },
  });
  if (found !== null) return found;
  const name = revision === undefined ? number : `${number} revision ${revision}`;
  throw new DomainError(
    "NOT_FOUND",
    `There is no invoice ${name} under ${agreementId}: list the invoices to see them.`,
  );
}

/**
 * Finds the row of an invoice by its id.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findInvoiceById(tx: PortfolioTables, id: string) {
  const found = await tx.mnoInvoice.findUnique({ where: { id }, omit: { rawBytes: true } });
  if (found !== null) return found;
  throw new DomainError("NOT_FOUND", "There is no such invoice: list the invoices to see them.");
}
