import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { ExportedFile } from "../document/exported-file.ts";
import { type TableFileForm, tableFile } from "../document/table-file.ts";
import { type AuditFilter, type AuditRow, listAudit } from "./list-audit.ts";
import { sealAudit } from "./seal-audit.ts";

/** More than this is asked for by narrower dates. */
const LARGEST_EXPORT = 50_000;

/** Writes the log as it is listed, each row with its seal, so that it can be checked where it is taken. */
export async function exportAudit(
  db: PortfolioDb,
  { form, ...filter }: AuditFilter & { readonly form: TableFileForm },
): Promise<ExportedFile> {
  await sealAudit(db);
  const { rows } = await listAudit(db, { ...filter, limit: LARGEST_EXPORT });
  const text = (key: string, label: string, value: (row: AuditRow) => string | null) =>
    ({ kind: "text", key, label, value }) as const;
  const table = {
    title: "Audit log",
    zone: "UTC",
    columns: [
      { kind: "integer", key: "id", label: "Row", value: (row: AuditRow) => row.id },
      { kind: "instant", key: "occurred_at", label: "Time", value: (row: AuditRow) => row.occurredAt },
      text("actor", "Who", ({ actor }) => actor),
      text("action", "What", ({ action }) => action),
      text("subject", "To what", ({ subject }) => subject),
      text("operator", "Operator", ({ operatorId }) => operatorId),
      text("app", "Where", ({ app }) => app),
      text("request_id", "Request", ({ requestId }) => requestId),
      text("details", "Details", ({ details }) => JSON.stringify(details)),
      { kind: "integer", key: "seal", label: "Seal", value: (row: AuditRow) => row.seal?.sequence ?? null },
      text("hash", "SHA-256", ({ seal }) => seal?.hash ?? null),
    ],
    rows,
  } as const;
  return tableFile("audit-log", table, form);
}
