import type { InvoiceFile } from "../mno-invoice/read-invoice.ts";

export interface PrintedFields {
  readonly number?: string;
  readonly sender?: string;
  readonly currency?: string;
  readonly period?: string;
  readonly net?: string;
  readonly tax?: string;
  readonly gross?: string;
  /** Rows after `L,`. */
  readonly lines?: readonly string[];
}

/** An invoice in the product's own columns: 100 GB at 1.00, if nothing else is said. */
export function invoiceFile(fields: PrintedFields = {}, name = "invoice.csv"): InvoiceFile {
  const { number = "R-1", sender = "Nordnetz AG", currency = "EUR", period = "2026-10" } = fields;
  const { net = "100.00", tax = "0.00", gross = net, lines = ["1,L1,Data,100,1.00,100.00"] } = fields;
  const header = ["H", number, sender, currency, "2026-11-05", "2026-12-05", period, net, tax, gross];
  const text = [header.join(","), ...lines.map((line) => `L,${line}`)].join("\n");
  return { name, bytes: Buffer.from(text), receivedAt: Date.UTC(2026, 10, 6) };
}
