import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table, TableColumn } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { pageUsageFiles, type UsageFileListFilter, type UsageFileRow } from "./page-usage-files.ts";

/** More than this is asked for by narrower filters. */
const LARGEST_EXPORT = 50_000;

/**
 * Writes the list of usage files as it is shown, on all its pages.
 *
 * Shape   times of one agreement on that agreement's clock, else in UTC.
 * Throws  {@link DomainError} `INPUT_INVALID` when that is more than one file should hold.
 */
export async function exportUsageFiles(
  db: Pick<PortfolioDb, "reads">,
  { form, ...filter }: UsageFileListFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { rows, total } = await pageUsageFiles(db, { ...filter, page: 1, pageSize: LARGEST_EXPORT });
  if (total > rows.length) {
    throw new DomainError("INPUT_INVALID", `More than ${LARGEST_EXPORT} files match: narrow the filter.`);
  }
  const [zone = "UTC", ...others] = new Set(rows.map((row) => row.zone));
  const table: Table<UsageFileRow> = {
    title: "Usage files",
    zone: others.length === 0 ? zone : "UTC",
    columns: COLUMNS,
    rows,
  };
  return tableFile("usage-files", table, form);
}

const count = (key: string, label: string, value: (row: UsageFileRow) => number | bigint | null) =>
  ({ kind: "integer", key, label, value }) as const;

const COLUMNS: readonly TableColumn<UsageFileRow>[] = [
  { kind: "text", key: "name", label: "File", value: (row) => row.name },
  { kind: "text", key: "status", label: "Status", value: (row) => row.status },
  { kind: "text", key: "source", label: "Source", value: (row) => row.sourceId },
  { kind: "text", key: "agreement", label: "Agreement", value: (row) => row.agreementId },
  count("sequence", "Number", (row) => row.sequence),
  { kind: "instant", key: "received_at", label: "Received", value: (row) => row.arrivedAt },
  { kind: "instant", key: "first_event_at", label: "First event", value: (row) => row.firstOccurredAt },
  { kind: "instant", key: "last_event_at", label: "Last event", value: (row) => row.lastOccurredAt },
  count("lag_seconds", "Lag in seconds", (row) => row.lagSeconds),
  count("records", "Records", (row) => row.received),
  count("accepted", "Accepted", (row) => row.accepted),
  count("duplicates", "Duplicates", (row) => row.duplicates),
  count("rejected", "Rejected", (row) => row.rejected),
  count("quarantined", "Quarantined", (row) => row.quarantined),
  count("attributed", "Attributed", (row) => row.attributed),
  count("unattributed", "Unattributed", (row) => row.unattributed),
  { kind: "text", key: "control_totals", label: "Control totals", value: (row) => row.controlTotals },
  { kind: "text", key: "warnings", label: "Warnings", value: (row) => row.warnings.join(" ") || null },
  { kind: "text", key: "message", label: "Message", value: (row) => row.message },
];
