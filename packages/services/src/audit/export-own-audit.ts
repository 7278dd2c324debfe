import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { CSV, type ExportedFile, textFile } from "../document/exported-file.ts";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { listOwnAudit, type OwnAuditFilter, type OwnAuditRow } from "./list-own-audit.ts";

/** More than this is asked for by narrower dates. */
const LARGEST_EXPORT = 50_000;

const text = (key: string, label: string, value: (row: OwnAuditRow) => string | null) =>
  ({ kind: "text", key, label, value }) as const;

/** Writes an operator's slice of the log as CSV, the latest rows first. */
export async function exportOwnAudit(
  db: Pick<OperatorDb, "shared" | "reads">,
  { form, ...filter }: OwnAuditFilter & { readonly form: TableForm },
): Promise<ExportedFile> {
  const { rows, zone } = await listOwnAudit(db, { ...filter, page: 1, pageSize: LARGEST_EXPORT });
  const written = exportTable(
    {
      title: "Audit log",
      zone,
      columns: [
        { kind: "instant", key: "occurred_at", label: "Time", value: ({ occurredAt }) => occurredAt },
        text("actor", "Who", ({ actor }) => actor),
        text("action", "What", ({ action }) => action),
        text("subject", "To what", ({ subject }) => subject),
        text("app", "Where", ({ app }) => app),
        text("request_id", "Request", ({ requestId }) => requestId),
      ],
      rows,
    },
    form,
  );
  return textFile(`audit-${form}.csv`, CSV, written);
}
