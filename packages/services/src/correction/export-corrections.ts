import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { CorrectionFilter } from "@tributary/db/doors/portfolio-reads/correction-page";
import { DomainError } from "@tributary/domain/error";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { type MadeCorrection, pageCorrections } from "./page-corrections.ts";

/** More than this is asked for by narrower filters. */
const LARGEST_EXPORT = 20_000;

/**
 * Writes the corrections that were made as they are listed, on all pages.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when that is more than one file should hold.
 */
export async function exportCorrections(
  db: PortfolioDb,
  { form, ...filter }: CorrectionFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows, total } = await pageCorrections(db, { ...filter, page: 1, pageSize: LARGEST_EXPORT });
  if (total > rows.length) {
    throw new DomainError(
      "INPUT_INVALID",
      `More than ${LARGEST_EXPORT} corrections match: narrow the filter.`,
    );
  }
  const currency = (row: MadeCorrection) => row.currency;
  const table: Table<MadeCorrection> = {
    title: "Corrections",
    zone: "UTC",
    columns: [
      { kind: "period", key: "period", label: "Month", value: (row) => row.period },
      { kind: "text", key: "agreement", label: "Agreement", value: (row) => row.agreementName },
      { kind: "instant", key: "applied_at", label: "Applied", value: (row) => row.appliedAt },
      { kind: "text", key: "requested_by", label: "Asked for by", value: (row) => row.requestedBy },
      { kind: "text", key: "applied_by", label: "Applied by", value: (row) => row.appliedBy },
      { kind: "text", key: "reason", label: "Reason", value: (row) => row.reason },
      { kind: "integer", key: "moved", label: "Records moved", value: (row) => row.movedRecords },
      { kind: "integer", key: "repriced", label: "Records re-rated", value: (row) => row.repricedRecords },
      { kind: "integer", key: "operators", label: "Operators", value: (row) => row.operators },
      {
        kind: "money",
        key: "charge",
        label: "Charge difference",
        value: (row) => row.chargeMicros,
        currency,
      },
      { kind: "integer", key: "files", label: "Files", value: (row) => row.files },
    ],
    rows,
  };
  return tableFile("corrections", table, form);
}
