import { StatusBadge } from "@tributary/ui/status-badge";
import { mnoInvoiceTexts } from "@/texts/mno-invoice.ts";
import type { InvoiceRow } from "./types.ts";

/** How an invoice stands. */
export function InvoiceStatus({ status }: Pick<InvoiceRow, "status">) {
  const { label, tone } = mnoInvoiceTexts.statuses[status];
  return <StatusBadge tone={tone}>{label}</StatusBadge>;
}
