import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { CSV, type ExportedFile, textFile } from "../document/exported-file.ts";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { type BillsRequest, type ListedBill, listBills } from "./list-bills.ts";
import { billingZone } from "./today-of.ts";

/** More bills than an operator makes in a year. */
const LARGEST_EXPORT = 500_000;

type Request = Omit<BillsRequest, "page" | "pageSize"> & { readonly form: TableForm };

/** Writes the list of an operator's bills as CSV, with the filters and the order of the page. */
export async function exportBills(
  db: Pick<OperatorDb, "reads" | "shared">,
  { form, ...request }: Request,
): Promise<ExportedFile> {
  const { rows } = await listBills(db, { ...request, page: 1, pageSize: LARGEST_EXPORT });
  const currency = (row: ListedBill) => row.currency;
  const money = (key: string, label: string, value: (row: ListedBill) => bigint) =>
    ({ kind: "money", key, label, value, currency }) as const;
  const text = exportTable(
    {
      title: "Bills",
      zone: await billingZone(db.shared),
      columns: [
        { kind: "text", key: "number", label: "Number", value: ({ number }) => number },
        { kind: "text", key: "kind", label: "Kind", value: ({ kind }) => kind },
        { kind: "text", key: "subscriber", label: "Subscriber", value: ({ subscriber }) => subscriber },
        { kind: "period", key: "period", label: "Period", value: ({ period }) => period },
        money("net", "Net", ({ netMicros }) => netMicros),
        money("tax", "Tax", ({ taxMicros }) => taxMicros),
        money("gross", "Gross", ({ grossMicros }) => grossMicros),
        money("credited", "Credited", ({ creditedMicros }) => creditedMicros),
        money("paid", "Paid", ({ paidMicros }) => paidMicros),
        money("open", "Open", ({ openMicros }) => openMicros),
        { kind: "date", key: "issued_on", label: "Issued", value: ({ issuedOn }) => issuedOn },
        { kind: "date", key: "due_on", label: "Due", value: ({ dueOn }) => dueOn },
        { kind: "text", key: "state", label: "State", value: ({ state }) => state },
      ],
      rows,
    },
    form,
  );
  return textFile(`bills-${form}.csv`, CSV, text);
}
