import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ExportedFile } from "../document/exported-file.ts";
import type { TableColumn } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import type { AllocationRow } from "./allocation-cells.ts";
import { type AllocationMatrix, allocationMatrix, type MatrixRequest } from "./allocation-matrix.ts";

/** Every operator on one page: a workbook is read whole. */
const ALL_OPERATORS = 100_000;

type Line = AllocationRow & { readonly operatorId: string | null; readonly name: string };

/** The matrix as a file: all operators that the search lets through, what is retained, the total. */
export async function exportAllocation(
  db: PortfolioDb,
  { form, ...request }: Pick<MatrixRequest, "runId" | "search" | "sort"> & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const matrix = await allocationMatrix(db, { ...request, page: 1, pageSize: ALL_OPERATORS });
  const { agreementId, period, version, zone } = matrix;
  const title = `Allocation ${period}`;
  const table = { title, zone, columns: columnsOf(matrix), rows: linesOf(matrix) };
  return tableFile(`allocation-${agreementId}-${period}-v${version}`, table, form);
}

function linesOf({ rows, others, retained, total }: AllocationMatrix): Line[] {
  const rest = others === null ? [] : [{ ...others, operatorId: null, name: "Other operators" }];
  return [
    ...rows,
    ...rest,
    { ...retained, operatorId: null, name: "Retained by the MVNA" },
    { ...total, operatorId: null, name: "Total" },
  ];
}

function columnsOf({ columns, currency: code }: AllocationMatrix): TableColumn<Line>[] {
  const currency = () => code;
  const money = (key: string, label: string, value: (row: Line) => bigint): TableColumn<Line> => ({
    kind: "money",
    key,
    label,
    value,
    currency,
  });
  return [
    { kind: "text", key: "operator_id", label: "Operator code", value: (row) => row.operatorId },
    { kind: "text", key: "operator", label: "Operator", value: (row) => row.name },
    ...columns.map(({ code: line, description }) =>
      money(
        line.toLowerCase(),
        line === description ? line : `${line} ${description}`,
        ({ lines }) => lines.get(line) ?? 0n,
      ),
    ),
    money("cost", "Cost", (row) => row.costMicros),
    money("margin", "Margin", (row) => row.marginMicros),
    money("adjustments", "Adjustments", (row) => row.adjustmentsMicros),
    money("net", "Net", (row) => row.netMicros),
  ];
}
