import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ExportedFile } from "../document/exported-file.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import {
  type ListedOperatorDispute,
  listOperatorDisputes,
  type OperatorDisputesRequest,
} from "./list-operator-disputes.ts";

const LARGEST_EXPORT = 10_000;

/** Writes what operators contest as it is listed. */
export async function exportOperatorDisputes(
  db: PortfolioDb,
  { form, ...request }: Omit<OperatorDisputesRequest, "page" | "pageSize"> & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows } = await listOperatorDisputes(db, { ...request, page: 1, pageSize: LARGEST_EXPORT });
  type Row = ListedOperatorDispute;
  const text = (key: string, label: string, value: (row: Row) => string) =>
    ({ kind: "text", key, label, value }) as const;
  const currency = (row: Row) => row.currency;
  const money = (key: string, label: string, value: (row: Row) => bigint) =>
    ({ kind: "money", key, label, value, currency }) as const;
  const table = {
    title: "Operator disputes",
    zone: "UTC",
    columns: [
      text("number", "Number", ({ number }) => number),
      text("operator", "Operator", ({ operatorId }) => operatorId),
      text("statement", "Statement", ({ statement }) => statement.number),
      { kind: "period", key: "period", label: "Period", value: ({ statement }: Row) => statement.period },
      text("status", "Status", ({ status }) => status),
      text("reason", "Reason", ({ reason }) => reason),
      { kind: "integer", key: "lines", label: "Lines", value: ({ lineCount }: Row) => lineCount },
      money("contested", "Contested", ({ contestedMicros }) => contestedMicros),
      money("credited", "Credited", ({ creditedMicros }) => creditedMicros),
      { kind: "instant", key: "opened_at", label: "Opened", value: ({ openedAt }: Row) => openedAt },
      { kind: "instant", key: "answered_at", label: "Answered", value: ({ answeredAt }: Row) => answeredAt },
    ],
    rows,
  } as const;
  return tableFile("operator-disputes", table, form);
}
