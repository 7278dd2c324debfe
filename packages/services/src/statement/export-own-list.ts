import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { CSV, type ExportedFile, textFile } from "../document/exported-file.ts";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { ownZones } from "../usage/own-zones.ts";
import { listOwnStatements, type OwnStatement, type OwnStatementsRequest } from "./list-own-statements.ts";

/** More statements than an operator gets in decades. */
const LARGEST_EXPORT = 10_000;

type Request = Omit<OwnStatementsRequest, "page" | "pageSize"> & { readonly form: TableForm };

/** Writes the list of an operator's statements as CSV, with the filters and the order of the page. */
export async function exportOwnStatements(
  db: Pick<OperatorDb, "reads">,
  { form, ...request }: Request,
): Promise<ExportedFile> {
  const { main: zone } = await ownZones(db);
  const { rows } = await listOwnStatements(db, { ...request, page: 1, pageSize: LARGEST_EXPORT });
  const ofStatement = ({ currency }: OwnStatement) => currency;
  const ofPayment = ({ owedCurrency }: OwnStatement) => owedCurrency;
  const money = (
    key: string,
    label: string,
    value: (row: OwnStatement) => bigint,
    currency: (row: OwnStatement) => string,
  ) => ({ kind: "money", key, label, value, currency }) as const;
  const text = exportTable(
    {
      title: "Statements",
      zone,
      columns: [
        { kind: "period", key: "period", label: "Period", value: ({ period }) => period },
        { kind: "text", key: "number", label: "Number", value: ({ number }) => number },
        { kind: "integer", key: "version", label: "Version", value: ({ version }) => version },
        money("net", "Net", ({ netMicros }) => netMicros, ofStatement),
        money("tax", "Tax", ({ taxMicros }) => taxMicros, ofStatement),
        money("gross", "Gross", ({ grossMicros }) => grossMicros, ofStatement),
        money("payable", "Payable", ({ owedMicros }) => owedMicros, ofPayment),
        money("paid", "Paid", ({ paidMicros }) => paidMicros, ofPayment),
        money("open", "Open", ({ openMicros }) => openMicros, ofPayment),
        { kind: "instant", key: "issued_at", label: "Issued", value: ({ issuedAt }) => issuedAt },
        { kind: "date", key: "due_on", label: "Due", value: ({ dueOn }) => dueOn },
        { kind: "text", key: "review", label: "Review", value: ({ review }) => review },
        { kind: "text", key: "payment", label: "Payment", value: ({ payment }) => payment },
      ],
      rows,
    },
    form,
  );
  return textFile(`statements-${form}.csv`, CSV, text);
}
