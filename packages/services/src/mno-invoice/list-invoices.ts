import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { InvoiceFlag } from "@tributary/domain/mno-invoice/types";
import { decodeFlags } from "./flag-json.ts";

export interface InvoiceSummary {
  readonly id: string;
  readonly agreementId: string;
  readonly number: string;
  readonly revision: number;
  readonly sender: string;
  readonly currency: string;
  readonly period: string;
  /** YYYY-MM-DD */
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly receivedAt: number;
  readonly netMicros: bigint;
  readonly taxMicros: bigint;
  readonly grossMicros: bigint;
  readonly fileName: string;
  readonly sha256: string;
  readonly status: string;
  readonly flags: readonly InvoiceFlag[];
  readonly acceptedBy: string | null;
  readonly acceptReason: string | null;
  readonly rejectedBy: string | null;
  readonly rejectReason: string | null;
}

export interface InvoiceFilter {
  readonly agreementId?: string;
  readonly period?: string;
  readonly status?: string;
}

/** Lists invoices, the latest period first, revisions in their order. */
export async function listInvoices(db: PortfolioDb, filter: InvoiceFilter = {}): Promise<InvoiceSummary[]> {
  const rows = await db.mnoInvoice.findMany({
    where: { ...filter },
    omit: { rawBytes: true },
    orderBy: [{ period: "desc" }, { agreementId: "asc" }, { number: "asc" }, { revision: "asc" }],
  });
  return rows.map(summarize);
}

/** A row of an invoice as a summary: dates as text, the hash in hexadecimal. */
export function summarize(row: InvoiceRow): InvoiceSummary {
  return {
    ...row,
    issuedOn: row.issuedOn.toISOString().slice(0, 10),
    dueOn: row.dueOn.toISOString().slice(0, 10),
    receivedAt: row.receivedAt.getTime(),
    sha256: Buffer.from(row.sha256).toString("hex"),
    flags: decodeFlags(row.flags),
  };
}

interface InvoiceRow extends Omit<InvoiceSummary, "issuedOn" | "dueOn" | "receivedAt" | "sha256" | "flags"> {
  readonly issuedOn: Date;
  readonly dueOn: Date;
  readonly receivedAt: Date;
  readonly sha256: Uint8Array;
  readonly flags: unknown;
}
