import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { MnoInvoice } from "@tributary/domain/mno-invoice/types";
import { type InvoiceCheck, invoiceChecks } from "./invoice-checks.ts";
import type { RecordedInvoice } from "./invoice-facts.ts";
import { type ImportedFile, judgeFile } from "./judge-file.ts";

export interface PreviewedInvoice {
  readonly invoice: MnoInvoice;
  readonly sha256: string;
  readonly revision: number;
  /** What it would be recorded as; null for a file that is on record and would be refused. */
  readonly status: "flagged" | "received" | null;
  readonly checks: readonly InvoiceCheck[];
  /** Earlier invoices that would give way. */
  readonly supersedes: readonly RecordedInvoice[];
}

/**
 * What importing a file would come to, with nothing recorded: the same reading and the same checks.
 *
 * Throws  {@link DomainError} as `import-invoice.ts`, but for a file on record.
 */
export async function previewInvoice(db: PortfolioDb, input: ImportedFile): Promise<PreviewedInvoice> {
  const { invoice, judged, sha256, duplicate } = await judgeFile(db, input);
  const { revision, status, flags, supersedes } = judged;
  return {
    invoice,
    sha256,
    revision,
    status: duplicate === undefined ? status : null,
    checks: invoiceChecks(flags),
    supersedes,
  };
}
