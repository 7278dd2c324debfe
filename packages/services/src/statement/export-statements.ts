import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { listStatements, type StandingStatement, type StatementsRequest } from "./list-statements.ts";

/** 400 operators over ten years. */
const LARGEST_EXPORT = 50_000;

type Request = Omit<StatementsRequest, "page" | "pageSize"> & { readonly form: TableFileForm };

/** Writes the list of statements with the filters and the order of the page. */
export async function exportStatements(
  db: Pick<PortfolioDb, "reads">,
  { form, ...request }: Request,
): Promise<ExportedFile> {
  const { rows } = await listStatements(db, { ...request, page: 1, pageSize: LARGEST_EXPORT });
  return tableFile("statements", statementTable(rows), form);
}

function statementTable(rows: readonly StandingStatement[]): Table<StandingStatement> {
  const ofStatement = ({ currency }: StandingStatement) => currency;
  const ofPayment = ({ owedCurrency }: StandingStatement) => owedCurrency;
  const money = (
    key: string,
    label: string,
    value: (row: StandingStatement) => bigint,
    currency: (row: StandingStatement) => string,
  ) => ({ kind: "money", key, label, value, currency }) as const;
  return {
    title: "Statements",
    zone: "UTC",
    columns: [
      { kind: "text", key: "operator", label: "Operator", value: ({ operatorId }) => operatorId },
      { kind: "text", key: "agreement", label: "Agreement", value: ({ agreementId }) => agreementId },
      { kind: "period", key: "period", label: "Period", value: ({ period }) => period },
      { kind: "text", key: "number", label: "Number", value: ({ number }) => number },
      { kind: "integer", key: "version", label: "Version", value: ({ version }) => version },
      money("net", "Net", ({ netMicros }) => netMicros, ofStatement),
      money("tax", "Tax", ({ taxMicros }) => taxMicros, ofStatement),
      money("gross", "Gross", ({ grossMicros }) => grossMicros, ofStatement),
      money("payable", "Payable", ({ owedMicros }) => owedMicros, ofPayment),
      money("paid", "Paid", ({ paidMicros }) => paidMicros, ofPayment),
      money("open", "Open", ({ openMicros }) => openMicros, ofPayment),
      money("overdue", "Overdue", ({ overdueMicros }) => overdueMicros, ofPayment),
      { kind: "instant", key: "issued_at", label: "Issued", value: ({ issuedAt }) => issuedAt },
      { kind: "date", key: "due_on", label: "Due", value: ({ dueOn }) => dueOn },
      { kind: "text", key: "review", label: "Review", value: ({ review }) => review },
      { kind: "text", key: "payment", label: "Payment", value: ({ payment }) => payment },
    ],
    rows,
  };
}
