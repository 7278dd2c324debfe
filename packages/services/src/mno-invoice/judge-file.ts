import { createHash } from "node:crypto";
import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { InvoiceFlag, MnoInvoice } from "@tributary/domain/mno-invoice/types";
import { loadInvoiceFacts } from "./invoice-facts.ts";
import { type JudgedInvoice, judgeInvoice } from "./judge-invoice.ts";
import { type InvoiceFile, readInvoice } from "./read-invoice.ts";

export interface ImportedFile {
  readonly agreementId: string;
  readonly file: InvoiceFile;
  /** The MNO revised an invoice of the same number: this one takes its place. */
  readonly isRevision?: boolean;
}

export interface JudgedFile {
  readonly invoice: MnoInvoice;
  readonly judged: JudgedInvoice;
  readonly digest: Uint8Array<ArrayBuffer>;
  /** The digest in hexadecimal. */
  readonly sha256: string;
  /** Set for a file that is on record: it is never recorded again. */
  readonly duplicate: InvoiceFlag | undefined;
}

/**
 * Reads an invoice's file and checks it against the agreement and what is on record.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID`, `AGREEMENT_UNKNOWN`, `INPUT_INVALID`,
 *         `NOT_FOUND`.
 */
export async function judgeFile(
  db: PortfolioTables,
  { agreementId, file, isRevision = false }: ImportedFile,
): Promise<JudgedFile> {
  const digest = new Uint8Array(createHash("sha256").update(file.bytes).digest());
  const sha256 = Buffer.from(digest).toString("hex");
  const facts = await loadInvoiceFacts(db, agreementId);
  const invoice = readInvoice(file, facts.mapping);
  const copy = await db.mnoInvoice.findUnique({ where: { sha256: digest }, select: { number: true } });
  const judged = judgeInvoice(invoice, facts, { isRevision, isKnownFile: copy !== null, sha256 });
  const duplicate = judged.flags.find(({ code }) => code === "DUPLICATE_BYTES");
  return { invoice, judged, digest, sha256, duplicate };
}
