import { formatMicros } from "@tributary/domain/money/micros";
import type { ImportedInvoice } from "@tributary/services/mno-invoice/import-invoice";
import type { InvoiceSummary } from "@tributary/services/mno-invoice/list-invoices";
import { tableText } from "./table.ts";

export function importedText({ number, period, status, flags, invoice }: ImportedInvoice): string {
  const net = `${formatMicros(invoice.netMicros, invoice.currency)} ${invoice.currency}`;
  const lines = flags.map(({ message, isBlocking }) => `  ${isBlocking ? "blocks" : "note"}: ${message}`);
  const head = `Invoice ${number} for ${period}, ${invoice.lines.length} lines, ${net} net: ${status}.`;
  const next = status === "flagged" ? ["Accept it with a reason before it can be settled."] : [];
  return [head, ...lines, ...next].join("\n");
}

export function invoicesText(invoices: readonly InvoiceSummary[]): string {
  if (invoices.length === 0) return "No invoice has been imported yet.";
  return tableText<InvoiceSummary>(
    [
      { title: "Period", value: ({ period }) => period },
      { title: "Agreement", value: ({ agreementId }) => agreementId },
      { title: "Number", value: ({ number }) => number },
      { title: "Rev", value: ({ revision }) => String(revision), isNumber: true },
      { title: "Net", value: ({ netMicros, currency }) => formatMicros(netMicros, currency), isNumber: true },
      { title: "Tax", value: ({ taxMicros, currency }) => formatMicros(taxMicros, currency), isNumber: true },
      { title: "Cur", value: ({ currency }) => currency },
      { title: "Due", value: ({ dueOn }) => dueOn },
      { title: "Status", value: ({ status }) => status },
      { title: "Flags", value: ({ flags }) => flags.map(({ code }) => code).join(" ") },
    ],
    invoices,
  );
}
