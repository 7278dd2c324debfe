import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { findInvoiceById } from "./find-invoice.ts";

/**
 * The bytes an invoice came in, as they were received.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function readInvoiceBytes(
  db: PortfolioDb,
  id: string,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const { fileName } = await findInvoiceById(db, id);
  const { rawBytes } = await db.mnoInvoice.findUniqueOrThrow({ where: { id }, select: { rawBytes: true } });
  return { fileName, bytes: rawBytes };
}
