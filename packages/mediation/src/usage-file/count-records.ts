import { SUSPENSE } from "../pipeline/judge-record.ts";
import type { FileReading } from "../pipeline/read-file.ts";
import type { DuplicateSum } from "../pipeline/store-rows.ts";
import type { IngestCounts } from "./types.ts";

/** What became of a file's rows, each counted once. */
export function countRecords(
  reading: FileReading,
  duplicates: ReadonlyMap<number, DuplicateSum>,
): IngestCounts {
  let attributed = 0;
  let unattributed = 0;
  let duplicate = 0;
  for (const [number, { operatorId, records }] of reading.aggregates.entries()) {
    const known = duplicates.get(number)?.records ?? 0;
    duplicate += known;
    if (operatorId === SUSPENSE) unattributed += records - known;
    else attributed += records - known;
  }
  return {
    received: reading.received,
    accepted: attributed + unattributed,
    duplicates: duplicate,
    rejected: Object.values(reading.rejected).reduce((sum, records) => sum + records, 0),
    quarantined: reading.quarantined.reduce((sum, { records }) => sum + records, 0),
    attributed,
    unattributed,
  };
}
