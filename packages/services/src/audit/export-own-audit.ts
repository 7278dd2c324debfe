import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { listOwnAudit, type OwnAuditFilter, type OwnAuditRow } from "./list-own-audit.ts";

/** More than this is asked for by narrower dates. */
const LARGEST_EXPORT = 50_000;

const text = (key: string, label: string, value: (row: OwnAuditRow) => string | null) =>
  ({ kind: "text", key, label, value }) as const;

/** Writes an operator's slice of the log as CSV, the latest rows first. */
export async function exportOwnAudit(
  db: Pick<OperatorDb, "shared">,
  { form, zone, ...filter }: OwnAuditFilter & { readonly form: TableForm; readonly zone: string },
): Promise<string> {
  const { rows } = await listOwnAudit(db, { ...filter, page: 1, pageSize: LARGEST_EXPORT });
  return exportTable(
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
}
