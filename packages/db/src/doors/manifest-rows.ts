import type { Micros } from "@tributary/domain/money/types";
import type { Instant } from "@tributary/domain/period/types";
import type { UsageOutcome } from "@tributary/domain/usage/types";
import type pg from "pg";

/** One row of `usage_file`. Counts are of records. */
export interface ManifestRow {
  readonly id: number;
  readonly sourceId: string;
  readonly agreementId: string;
  readonly name: string;
  readonly sha256: Buffer;
  readonly sequence: number | null;
  readonly byteCount: bigint;
  readonly receivedAt: Instant;
  readonly firstOccurredAt: Instant | null;
  readonly lastOccurredAt: Instant | null;
  readonly received: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly attributed: number;
  readonly unattributed: number;
  readonly controlTotals: object;
  readonly warnings: readonly string[];
  readonly headerBytes: Buffer | null;
  /** The file whose quarantined records this manifest took up; null for a file of its own. */
  readonly redriveOf: number | null;
  /** The fix of the quarantine it came from. */
  readonly fixId?: string | null;
}

/** One row of `usage_aggregate`; `quantity` in base units. A null operator is unattributed usage. */
export interface AggregateRow {
  readonly operatorId: string | null;
  readonly period: string;
  readonly utcPeriod: string;
  readonly day: string;
  readonly service: string;
  readonly direction: string;
  readonly zone: string;
  readonly lineCode: string;
  readonly rateVersion: number;
  readonly outcome: UsageOutcome;
  readonly records: number;
  readonly quantity: bigint;
  readonly chargeMicros: Micros;
}

export interface QuarantineTotalRow {
  readonly operatorId: string | null;
  readonly reason: string;
  readonly records: number;
  readonly valueMicros: Micros;
  /** Records whose value is known. */
  readonly valued: number;
}

export async function insertManifest(client: pg.PoolClient, row: ManifestRow): Promise<void> {
  const asTime = (instant: Instant | null): Date | null => (instant === null ? null : new Date(instant));
  await client.query(
    `INSERT INTO usage_file (id, source_id, agreement_id, name, sha256, sequence, byte_count, received_at,
       first_occurred_at, last_occurred_at, received, accepted, duplicates, rejected, quarantined, attributed,
       unattributed, control_totals, warnings, header_bytes, redrive_of, fix_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
       $22)`,
    [
      row.id,
      row.sourceId,
      row.agreementId,
      row.name,
      row.sha256,
      row.sequence,
      row.byteCount,
      asTime(row.receivedAt),
      asTime(row.firstOccurredAt),
      asTime(row.lastOccurredAt),
      row.received,
      row.accepted,
      row.duplicates,
      row.rejected,
      row.quarantined,
      row.attributed,
      row.unattributed,
      JSON.stringify(row.controlTotals),
      JSON.stringify(row.warnings),
      row.headerBytes,
      row.redriveOf,
      row.fixId ?? null,
    ],
  );
}

export async function insertAggregates(
  client: pg.PoolClient,
  fileId: number,
  agreementId: string,
  rows: readonly AggregateRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const column = <Value>(read: (row: AggregateRow) => Value): Value[] => rows.map(read);
  await client.query(
    `INSERT INTO usage_aggregate (file_id, agreement_id, operator_id, period, utc_period, day, service,
       direction, zone, line_code, rate_version, outcome, records, quantity, charge_micros)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::int[], $12::text[],
       $13::bigint[], $14::bigint[], $15::bigint[])`,
    [
      fileId,
      agreementId,
      column(({ operatorId }) => operatorId),
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

export async function insertQuarantineTotals(
  client: pg.PoolClient,
  fileId: number,
  rows: readonly QuarantineTotalRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO quarantine_total (file_id, operator_id, reason, records, value_micros, valued)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])`,
    [
      fileId,
      rows.map(({ operatorId }) => operatorId),
      rows.map(({ reason }) => reason),
      rows.map(({ records }) => records),
      rows.map(({ valueMicros }) => valueMicros.toString()),
      rows.map(({ valued }) => valued),
    ],
  );
}

/** Who did what to a file; in `details` plain values only. */
export interface FileAudit {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly operatorId: string | null;
  readonly details: object;
  readonly app: string;
  readonly requestId: string | null;
}

export async function insertFileAudit(client: pg.PoolClient, audit: FileAudit): Promise<void> {
  const { actor, action, subject, operatorId, details, app, requestId } = audit;
  await client.query(
    `INSERT INTO audit_event (actor, action, subject, operator_id, details, app, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [actor, action, subject, operatorId, JSON.stringify(details), app, requestId],
  );
}
