import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { CSV, type ExportedFile, textFile } from "../document/exported-file.ts";
import type { Table } from "../document/table.ts";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { billingDays } from "./current-cycle.ts";
import { type ListedSubscriber, listSubscribers, type SubscribersRequest } from "./list-subscribers.ts";

/** More than an operator of a portfolio has. */
const LARGEST_EXPORT = 1_000_000;

type Request = Omit<SubscribersRequest, "page" | "pageSize"> & { readonly form: TableForm };

/** Writes the list of subscribers as CSV, with the filters and the order of the page, names masked. */
export async function exportSubscribers(
  db: OperatorDb,
  { form, ...request }: Request,
): Promise<ExportedFile> {
  const { zone } = await billingDays(db);
  const { rows } = await listSubscribers(db, { ...request, page: 1, pageSize: LARGEST_EXPORT });
  const text = (key: string, label: string, value: (row: ListedSubscriber) => string | null) =>
    ({ kind: "text", key, label, value }) as const;
  const table: Table<ListedSubscriber> = {
    title: "Subscribers",
    zone,
    columns: [
      text("number", "Number", ({ number }) => number),
      text("name", "Name", ({ maskedName }) => maskedName),
      text("status", "Status", ({ status }) => status),
      text("reason", "Reason", ({ statusReason }) => statusReason),
      text("billing", "Billing", ({ billing }) => billing),
      text("plan", "Plan", ({ planCode }) => planCode),
      text("msisdn", "MSISDN", ({ msisdn }) => msisdn),
      text("iccid", "ICCID", ({ iccid }) => iccid),
      { kind: "instant", key: "activated_at", label: "Activated", value: ({ activatedAt }) => activatedAt },
    ],
    rows,
  };
  return textFile(`subscribers-${form}.csv`, CSV, exportTable(table, form));
}
