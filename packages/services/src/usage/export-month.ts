import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { DayTotal } from "@tributary/db/doors/operator-reads/usage-day-totals";
import { CSV, type ExportedFile, textFile } from "../document/exported-file.ts";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { latestMonth } from "./latest-month.ts";
import { loadDays, type UsageSource } from "./load-days.ts";
import { ownZones } from "./own-zones.ts";

/**
 * Writes a month's usage by day and service as CSV; without a month, the latest that has usage.
 *
 * Shape   one row per day and service with usage: the figures of `show-month.ts`.
 * Throws  {@link DomainError} `PERIOD_INVALID`.
 */
export async function exportUsageMonth(
  db: UsageSource & Pick<OperatorDb, "reads">,
  { form, at, ...request }: { readonly month?: string; readonly at: Date; readonly form: TableForm },
): Promise<ExportedFile> {
  const zones = await ownZones(db);
  const month = request.month ?? (await latestMonth(db, at, zones));
  const rows = await loadDays(db, month, zones);
  const integer = (key: string, label: string, value: (row: DayTotal) => bigint) =>
    ({ kind: "integer", key, label, value }) as const;
  const text = exportTable(
    {
      title: `Usage of ${month}`,
      zone: zones.main,
      columns: [
        { kind: "date", key: "day", label: "Day", value: ({ day }) => day },
        { kind: "text", key: "service", label: "Service", value: ({ service }) => service },
        integer("records", "Records", ({ records }) => records),
        integer("duration_seconds", "Duration in seconds", ({ durationSeconds }) => durationSeconds),
        integer("volume_bytes", "Volume in bytes", ({ volumeBytes }) => volumeBytes),
      ],
      rows,
    },
    form,
  );
  return textFile(`usage-${month}-${form}.csv`, CSV, text);
}
