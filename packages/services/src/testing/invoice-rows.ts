import { createHash } from "node:crypto";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { parseMicros } from "@tributary/domain/money/micros";

export interface InvoiceLineRow {
  readonly line: string | null;
  readonly amount: string;
  readonly quantity?: string;
  readonly rate?: string;
  readonly operator?: string;
  readonly period?: string;
}

export interface InvoiceRow {
  readonly agreementId: string;
  readonly currency: string;
  readonly period: string;
  readonly number?: string;
  readonly revision?: number;
  readonly issuedOn?: string;
  readonly dueOn?: string;
  readonly tax?: string;
}

/**
 * Writes an invoice with its lines as receiving it would; a higher revision supersedes the others. Answers
 * its id.
 */
export async function insertInvoice(
  db: PortfolioDb,
  fields: InvoiceRow,
  lines: readonly InvoiceLineRow[],
): Promise<string> {
  const { agreementId, currency, period, revision = 1, number = `R-${period}` } = fields;
  const netMicros = lines.reduce((sum, line) => sum + parseMicros(line.amount), 0n);
  const taxMicros = parseMicros(fields.tax ?? "0");
  const issuedOn = new Date(fields.issuedOn ?? "2026-11-05");
  const rawBytes = Uint8Array.from(Buffer.from(`${number} revision ${revision}`));
  await db.mnoInvoice.updateMany({ where: { agreementId, number }, data: { status: "superseded" } });
  const { id } = await db.mnoInvoice.create({
    data: {
      agreementId,
      number,
      revision,
      sender: "Nordnetz AG",
      currency,
      issuedOn,
      receivedAt: issuedOn,
      dueOn: new Date(fields.dueOn ?? "2026-12-05"),
      period,
      netMicros,
      taxMicros,
      grossMicros: netMicros + taxMicros,
      fileName: `${number}.csv`,
      sha256: Uint8Array.from(createHash("sha256").update(rawBytes).digest()),
      rawBytes,
      status: "received",
      flags: [],
    },
  });
  await db.mnoInvoiceLine.createMany({
    data: lines.map((line, index) => ({
      invoiceId: id,
      lineNumber: index + 1,
      lineCode: line.line,
      description: line.line ?? "Other charges",
      quantity: line.quantity ?? null,
      rate: line.rate ?? null,
      amountMicros: parseMicros(line.amount),
      operatorId: line.operator ?? null,
      period: line.period ?? period,
    })),
  });
  return id;
}
