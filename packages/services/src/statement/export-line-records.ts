import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { maskIdentifier } from "../cdr/mask-identifier.ts";
import { CSV, type ExportedFile, textFile } from "../document/exported-file.ts";
import { exportTable, type TableForm } from "../document/table-csv.ts";
import { type LineRecord, type LineRecordsRequest, lineRecords } from "./line-usage.ts";

/** One day of one line; a day with more records is worked through page by page. */
const LARGEST_EXPORT = 200_000;

type Request = Omit<LineRecordsRequest, "cursor" | "limit"> & {
  readonly number: string;
  readonly form: TableForm;
};

/**
 * Writes the records of one day behind a line as CSV: those of its page, with numbers masked.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, also for a line without records behind it; `INPUT_INVALID` for
 *         more records than a file takes.
 */
export async function exportLineRecords(
  db: OperatorDb,
  { number, form, ...request }: Request,
): Promise<ExportedFile> {
  const found = await lineRecords(db, { ...request, limit: LARGEST_EXPORT });
  if (found.kind !== "usage") throw new DomainError("NOT_FOUND", "No records stand behind this line.");
  if (found.nextCursor !== null) {
    throw new DomainError("INPUT_INVALID", `More than ${LARGEST_EXPORT} records stand behind this day.`);
  }
  const { line, records } = found;
  const text = (key: string, label: string, value: (row: LineRecord) => string | null) =>
    ({ kind: "text", key, label, value }) as const;
  const written = exportTable<LineRecord>(
    {
      title: `Records of ${request.day} behind line ${line.lineNumber} of ${number}`,
      zone: line.zone,
      columns: [
        { kind: "instant", key: "occurred_at", label: "Time", value: ({ occurredAt }) => occurredAt },
        text("msisdn", "Number", ({ msisdn }) => maskIdentifier(msisdn)),
        text("service", "Service", ({ service }) => service),
        text("direction", "Direction", ({ direction }) => direction),
        text("zone", "Zone", ({ zone }) => zone),
        text("visited_plmn", "Visited network", ({ visitedPlmn }) => visitedPlmn),
        { kind: "quantity", key: "quantity", label: "Quantity", value: ({ quantity }) => quantity },
        text("unit", "Unit", () => line.unit),
        {
          kind: "money",
          key: "share",
          label: "Share of the amount",
          value: ({ amountMicros }) => amountMicros,
          currency: () => line.currency,
        },
      ],
      rows: records,
    },
    form,
  );
  return textFile(`records-${request.day}-line-${line.lineNumber}-${form}.csv`, CSV, written);
}
