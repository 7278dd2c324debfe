import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import type { AggregateRow } from "@tributary/db/doors/manifest-rows";
import type { Aggregate } from "../pipeline/aggregates.ts";
import { SUSPENSE } from "../pipeline/judge-record.ts";
import type { FileReading } from "../pipeline/read-file.ts";
import type { DuplicateSum } from "../pipeline/store-rows.ts";
import type { IngestCounts } from "./types.ts";

export interface Manifest {
  readonly id: number;
  readonly sourceId: string;
  readonly agreementId: string;
  readonly name: string;
  readonly sequence: number | null;
  readonly receivedAt: number;
  readonly warnings: readonly string[];
  /** The file whose quarantined records it took up; null for a file of its own. */
  readonly redriveOf: number | null;
  /** The fix of the quarantine it came from. */
  readonly fixId?: string | null;
}

/** Writes the manifest row and, beside it, what the portfolio may know of the file: its sums. */
export async function writeManifest(
  { manifest: tables }: FileTransaction,
  manifest: Manifest,
  reading: FileReading,
  counts: IngestCounts,
  duplicates: ReadonlyMap<number, DuplicateSum>,
): Promise<void> {
  const { rejected, aggregates, quarantined } = reading;
  const { sha256, byteCount, firstOccurredAt, lastOccurredAt, headerBytes } = reading;
  const controlTotals = { ...reading.controlTotals, rejected };
  const measures = { sha256, byteCount, firstOccurredAt, lastOccurredAt, headerBytes, controlTotals };
  await tables.insert({ ...manifest, ...counts, ...measures });
  const sums = aggregates.flatMap((aggregate, number) => splitByOutcome(aggregate, duplicates.get(number)));
  await tables.insertAggregates(manifest.id, manifest.agreementId, sums.map(named));
  await tables.insertQuarantineTotals(manifest.id, quarantined.map(named));
}

/** In the shared tables usage that is nobody's has no operator. */
export function named<Row extends { readonly operatorId: string | null }>(row: Row) {
  return { ...row, operatorId: row.operatorId === SUSPENSE ? null : row.operatorId };
}

/** What is stored already leaves the sum that counts and becomes evidence. */
function splitByOutcome(aggregate: Aggregate, duplicate: DuplicateSum | undefined): AggregateRow[] {
  if (duplicate === undefined) return [{ ...aggregate, outcome: "accepted" }];
  const rest = {
    records: aggregate.records - duplicate.records,
    quantity: aggregate.quantity - duplicate.quantity,
    chargeMicros: aggregate.chargeMicros - duplicate.chargeMicros,
  };
  const evidence: AggregateRow = { ...aggregate, ...duplicate, outcome: "duplicate" };
  return rest.records === 0 ? [evidence] : [{ ...aggregate, ...rest, outcome: "accepted" }, evidence];
}
