import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { QuarantineFilter } from "@tributary/db/doors/portfolio-reads/quarantine-groups";
import { DomainError } from "@tributary/domain/error";
import type { ExportedFile } from "../document/exported-file.ts";
import type { Table } from "../document/table.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { listQuarantineGroups, type QuarantineGroup } from "./list-quarantine-groups.ts";

/** More than this is asked for by narrower filters. */
const LARGEST_EXPORT = 20_000;

/**
 * Writes the groups in quarantine as they are shown, on all pages.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when that is more than one file should hold.
 */
export async function exportQuarantine(
  db: PortfolioDb,
  { form, ...filter }: QuarantineFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  const { groups, total } = await listQuarantineGroups(db, { ...filter, limit: LARGEST_EXPORT });
  if (total > groups.length) {
    throw new DomainError("INPUT_INVALID", `More than ${LARGEST_EXPORT} groups match: narrow the filter.`);
  }
  const operatorIds = groups.map(({ operatorId }) => operatorId);
  const names = await namesOfOperators(db, operatorIds);
  const nameOf = (id: string | null) => (id === null ? "Nobody" : (names.get(id) ?? id));
  const table: Table<QuarantineGroup> = {
    title: "Quarantine",
    zone: "UTC",
    columns: [
      { kind: "text", key: "reason", label: "Reason", value: (row) => row.reason },
      { kind: "text", key: "operator", label: "Operator", value: (row) => nameOf(row.operatorId) },
      { kind: "text", key: "source", label: "Source", value: (row) => row.sourceId },
      { kind: "text", key: "agreement", label: "Agreement", value: (row) => row.agreementId },
      { kind: "integer", key: "files", label: "Files", value: (row) => row.files },
      { kind: "integer", key: "records", label: "Records", value: (row) => row.records },
      {
        kind: "money",
        key: "value",
        label: "Value at risk",
        value: (row) => row.valueMicros,
        currency: (row) => row.currency,
      },
      { kind: "instant", key: "oldest_at", label: "Oldest file received", value: (row) => row.oldestAt },
    ],
    rows: groups,
  };
  return tableFile("quarantine", table, form);
}
