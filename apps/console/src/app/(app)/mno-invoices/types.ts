import type { Outputs } from "@/trpc/outputs.ts";

export type InvoiceList = Outputs["mnoInvoice"]["list"];
export type InvoiceRow = InvoiceList["rows"][number];
export type Invoice = Outputs["mnoInvoice"]["show"];
export type InvoiceLines = Outputs["mnoInvoice"]["lines"];
export type Preview = Outputs["mnoInvoice"]["preview"];
export type Check = Invoice["checks"][number];
