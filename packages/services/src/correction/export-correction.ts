import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { CorrectionSum } from "@tributary/db/doors/portfolio-reads/correction-page";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { quantityText } from "./line-units.ts";
import { showCorrection } from "./show-correction.ts";

/** Writes what one correction changed, by operator and line. Throws `NOT_FOUND`. */
export async function exportCorrection(
  db: PortfolioDb,
  { id, form }: { readonly id: string; readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { period, agreementId, zone, currency, sums, lines, operatorNames } = await showCorrection(db, id);
  const unitOf = ({ lineCode }: CorrectionSum) => lines.get(lineCode)?.unit ?? null;
  const nameOf = (operatorId: string | null) =>
    operatorId === null ? "Nobody" : (operatorNames.get(operatorId) ?? operatorId);
  const table: Table<CorrectionSum> = {
    title: `Correction of ${period}, ${agreementId}`,
    zone,
    columns: [
      { kind: "text", key: "operator", label: "Operator", value: (row) => nameOf(row.operatorId) },
      { kind: "text", key: "line", label: "Line", value: (row) => row.lineCode },
      { kind: "integer", key: "records", label: "Records", value: (row) => row.records },
      {
        kind: "quantity",
        key: "quantity",
        label: "Quantity",
        value: (row) => quantityText(row.quantity, unitOf(row)),
      },
      { kind: "text", key: "unit", label: "Unit", value: (row) => unitOf(row)?.name ?? null },
      {
        kind: "money",
        key: "charge",
        label: "Charge",
        value: (row) => row.chargeMicros,
        currency: () => currency,
      },
    ],
    rows: sums,
  };
  return tableFile(`correction-${period}-${id.slice(0, 8)}`, table, form);
}
