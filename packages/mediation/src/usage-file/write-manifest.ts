import type { FileTransaction } from "@tributary/db/doors/file-transaction";
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
}

/** Writes the manifest row and, beside it, what the portfolio may know of the file: its sums. */
export async function writeManifest(
  file: FileTransaction,
  manifest: Manifest,
  reading: FileReading,
  counts: IngestCounts,
  duplicates: ReadonlyMap<number, DuplicateSum>,
): Promise<void> {
  await insertFile(file, manifest, reading, counts);
  await insertAggregates(file, manifest, reading.aggregates, duplicates);
  await insertQuarantineTotals(file, manifest.id, reading);
}

async function insertFile(
  file: FileTransaction,
  manifest: Manifest,
  reading: FileReading,
  counts: IngestCounts,
): Promise<void> {
  const asTime = (instant: number | null): Date | null => (instant === null ? null : new Date(instant));
  await file.query(
    `INSERT INTO usage_file (id, source_id, agreement_id, name, sha256, sequence, byte_count, received_at,
       first_occurred_at, last_occurred_at, received, accepted, duplicates, rejected, quarantined, attributed,
       unattributed, control_totals, warnings)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      manifest.id,
      manifest.sourceId,
      manifest.agreementId,
      manifest.name,
      reading.sha256,
      manifest.sequence,
      reading.byteCount,
      asTime(manifest.receivedAt),
      asTime(reading.firstOccurredAt),
      asTime(reading.lastOccurredAt),
      counts.received,
      counts.accepted,
      counts.duplicates,
      counts.rejected,
      counts.quarantined,
      counts.attributed,
      counts.unattributed,
      JSON.stringify({ ...reading.controlTotals, rejected: reading.rejected }),
      JSON.stringify(manifest.warnings),
    ],
  );
}

type AggregateRow = Aggregate & { readonly outcome: "accepted" | "duplicate" };

async function insertAggregates(
  file: FileTransaction,
  { id, agreementId }: Manifest,
  aggregates: readonly Aggregate[],
  duplicates: ReadonlyMap<number, DuplicateSum>,
): Promise<void> {
  const rows = aggregates.flatMap((aggregate, number) => splitByOutcome(aggregate, duplicates.get(number)));
  if (rows.length === 0) return;
  const column = <Value>(read: (row: AggregateRow) => Value): Value[] => rows.map(read);
  await file.query(
    `INSERT INTO usage_aggregate (file_id, agreement_id, operator_id, period, utc_period, day, service,
       direction, zone, line_code, rate_version, outcome, records, quantity, charge_micros)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::int[], $12::text[],
       $13::bigint[], $14::bigint[], $15::bigint[])`,
    [
      id,
      agreementId,
      column(({ operatorId }) => (operatorId === SUSPENSE ? null : operatorId)),
      column(({ period }) => period),
      column(({ utcPeriod }) => utcPeriod),
      column(({ day }) => day),
      column(({ service }) => service),
      column(({ direction }) => direction),
      column(({ zone }) => zone),
      column(({ lineCode }) => lineCode),
      column(({ rateVersion }) => rateVersion),
      column(({ outcome }) => outcome),
      column(({ records }) => records),
      column(({ quantity }) => quantity.toString()),
      column(({ chargeMicros }) => chargeMicros.toString()),
    ],
  );
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

async function insertQuarantineTotals(
  file: FileTransaction,
  fileId: number,
  { quarantined }: FileReading,
): Promise<void> {
  if (quarantined.length === 0) return;
  await file.query(
    `INSERT INTO quarantine_total (file_id, operator_id, reason, records, value_micros)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[])`,
    [
      fileId,
      quarantined.map(({ operatorId }) => (operatorId === SUSPENSE ? null : operatorId)),
      quarantined.map(({ reason }) => reason),
      quarantined.map(({ records }) => records),
      quarantined.map(({ valueMicros }) => valueMicros.toString()),
    ],
  );
}
