import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { InvoiceFlag, MnoInvoice } from "@tributary/domain/mno-invoice/types";
import { parseExact } from "@tributary/domain/money/exact";
import type { Exact } from "@tributary/domain/money/types";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { decodeFlags } from "../mno-invoice/flag-json.ts";

/** An invoice with the identity of its row. */
export interface StoredInvoice extends MnoInvoice {
  readonly id: string;
  readonly revision: number;
  /** flagged, received, superseded */
  readonly status: string;
}

/**
 * Loads the invoice that stands for a period: the latest one received, or else one that waits flagged; null
 * when none has come. A flagged one never stands in the way of one that was received.
 */
export async function loadInvoiceOf(
  tx: PortfolioTables,
  agreementId: string,
  period: PeriodLabel,
): Promise<StoredInvoice | null> {
  const row = await tx.mnoInvoice.findFirst({
    where: { agreementId, period, status: { not: "superseded" } },
    omit: { rawBytes: true },
    include: { lines: { orderBy: { lineNumber: "asc" } } },
    // "received" sorts behind "flagged".
    orderBy: [{ status: "desc" }, { receivedAt: "desc" }, { id: "desc" }],
  });
  return row === null ? null : toInvoice(row);
}

/** Loads one invoice by its id, superseded or not; null when there is none. */
export async function loadInvoice(tx: PortfolioTables, invoiceId: string): Promise<StoredInvoice | null> {
  const row = await tx.mnoInvoice.findUnique({
    where: { id: invoiceId },
    omit: { rawBytes: true },
    include: { lines: { orderBy: { lineNumber: "asc" } } },
  });
  return row === null ? null : toInvoice(row);
}

/**
 * What keeps an invoice from being settled: its flags while nobody has accepted them, and another accepted
 * invoice for the same period, of which a run could settle only one.
 */
export async function loadFlags(tx: PortfolioTables, invoiceId: string): Promise<InvoiceFlag[]> {
  const row = await tx.mnoInvoice.findUnique({
    where: { id: invoiceId },
    select: { agreementId: true, number: true, period: true, status: true, flags: true },
  });
  if (row === null) return [];
  const { agreementId, number, period, status } = row;
  if (status === "flagged") return decodeFlags(row.flags);
  const others = await tx.mnoInvoice.findMany({
    where: { agreementId, period, status: "received", id: { not: invoiceId } },
    select: { number: true },
    orderBy: { number: "asc" },
  });
  return others.map((other) => ({
    code: "PERIOD_OVERLAP",
    message: `Invoices ${number} and ${other.number} both stand for ${period}: make one a revision.`,
    lineNumber: null,
    differenceMicros: null,
    isBlocking: true,
  }));
}

interface InvoiceRow extends Omit<StoredInvoice, "issuedOn" | "dueOn" | "receivedAt" | "lines"> {
  readonly issuedOn: Date;
  readonly dueOn: Date;
  readonly receivedAt: Date;
  readonly lines: readonly (Omit<MnoInvoice["lines"][number], "quantity" | "rate"> & {
    readonly quantity: Decimal | null;
    readonly rate: Decimal | null;
  })[];
}

interface Decimal {
  toFixed(): string;
}

function toInvoice(row: InvoiceRow): StoredInvoice {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status,
    sender: row.sender,
    currency: row.currency,
    issuedOn: dateText(row.issuedOn),
    receivedAt: row.receivedAt.getTime(),
    dueOn: dateText(row.dueOn),
    period: row.period,
    netMicros: row.netMicros,
    taxMicros: row.taxMicros,
    grossMicros: row.grossMicros,
    lines: row.lines.map((line) => ({
      lineNumber: line.lineNumber,
      lineCode: line.lineCode,
      description: line.description,
      quantity: toExact(line.quantity),
      rate: toExact(line.rate),
      amountMicros: line.amountMicros,
      operatorId: line.operatorId,
      period: line.period,
    })),
  };
}

function toExact(value: Decimal | null): Exact | null {
  return value === null ? null : parseExact(value.toFixed());
}

function dateText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
