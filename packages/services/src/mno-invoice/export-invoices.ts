import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table, TableColumn } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { type InvoiceListFilter, type InvoiceRow, pageInvoices } from "./page-invoices.ts";

/** More than this is asked for by narrower filters. */
const LARGEST_EXPORT = 20_000;

/**
 * Writes the list of invoices as it is shown, on all its pages.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when that is more than one file should hold.
 */
export async function exportInvoices(
  db: Pick<PortfolioDb, "reads">,
  { form, ...filter }: InvoiceListFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows, total } = await pageInvoices(db, { ...filter, page: 1, pageSize: LARGEST_EXPORT });
  if (total > rows.length) {
    throw new DomainError("INPUT_INVALID", `More than ${LARGEST_EXPORT} invoices match: narrow the filter.`);
  }
  const table: Table<InvoiceRow> = { title: "MNO invoices", zone: "UTC", columns: COLUMNS, rows };
  return tableFile("mno-invoices", table, form);
}

const currency = (row: InvoiceRow) => row.currency;
const money = (key: string, label: string, value: (row: InvoiceRow) => Micros | null) =>
  ({ kind: "money", key, label, value, currency }) as const;

const COLUMNS: readonly TableColumn<InvoiceRow>[] = [
  { kind: "text", key: "number", label: "Number", value: (row) => row.number },
  { kind: "integer", key: "revision", label: "Revision", value: (row) => row.revision },
  { kind: "text", key: "status", label: "Status", value: (row) => row.status },
  { kind: "text", key: "mno", label: "Network", value: (row) => row.mnoName },
  { kind: "text", key: "agreement", label: "Agreement", value: (row) => row.agreementId },
  { kind: "period", key: "period", label: "Period", value: (row) => row.period },
  { kind: "date", key: "issued_on", label: "Issued", value: (row) => row.issuedOn },
  { kind: "instant", key: "received_at", label: "Received", value: (row) => row.receivedAt },
  { kind: "date", key: "due_on", label: "Due", value: (row) => row.dueOn },
  money("net", "Net", (row) => row.netMicros),
  money("tax", "Tax", (row) => row.taxMicros),
  money("gross", "Gross", (row) => row.grossMicros),
  money("payable", "Payable now", (row) => row.payableMicros),
  money("matched", "Matched net", (row) => row.matchedMicros),
  { kind: "integer", key: "flags", label: "Flags", value: (row) => row.flags },
  { kind: "integer", key: "open_exceptions", label: "Open exceptions", value: (row) => row.openExceptions },
];
