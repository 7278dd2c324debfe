import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ExportedFile } from "../document/exported-file.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { type DisputesRequest, type ListedDispute, listDisputes } from "./list-disputes.ts";

const LARGEST_EXPORT = 10_000;

/** Writes the disputes with the MNOs as they are listed. */
export async function exportDisputes(
  db: PortfolioDb,
  { form, ...request }: Omit<DisputesRequest, "page" | "pageSize"> & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows } = await listDisputes(db, { ...request, page: 1, pageSize: LARGEST_EXPORT });
  const text = (key: string, label: string, value: (row: ListedDispute) => string) =>
    ({ kind: "text", key, label, value }) as const;
  const currency = (row: ListedDispute) => row.currency;
  const money = (key: string, label: string, value: (row: ListedDispute) => bigint) =>
    ({ kind: "money", key, label, value, currency }) as const;
  const table = {
    title: "Disputes",
    zone: "UTC",
    columns: [
      text("number", "Number", ({ number }) => number),
      text("status", "Status", ({ status }) => status),
      text("mno", "Network", ({ mnoName }) => mnoName),
      text("agreement", "Agreement", ({ agreementId }) => agreementId),
      text("invoice", "Invoice", ({ invoiceNumber }) => invoiceNumber),
      { kind: "period", key: "period", label: "Period", value: (row: ListedDispute) => row.period },
      money("gross", "Gross disputed", ({ grossDisputedMicros }) => grossDisputedMicros),
      money("net", "Net recoverable", ({ netRecoverableMicros }) => netRecoverableMicros),
      money("credited", "Credited", ({ creditedMicros }) => creditedMicros),
      money("rejected", "Rejected", ({ rejectedMicros }) => rejectedMicros),
      {
        kind: "date",
        key: "notice_by",
        label: "Notice by",
        value: (row: ListedDispute) => row.noticeDeadlineOn,
      },
      { kind: "date", key: "due_on", label: "Payment due", value: (row: ListedDispute) => row.paymentDueOn },
      { kind: "instant", key: "raised_at", label: "Raised", value: (row: ListedDispute) => row.raisedAt },
    ],
    rows,
  } as const;
  return tableFile("disputes", table, form);
}
