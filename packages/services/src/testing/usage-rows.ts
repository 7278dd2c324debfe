import { createHash } from "node:crypto";
import type { FileTransaction } from "@tributary/db/doors/file-transaction";
import { parseMicros } from "@tributary/domain/money/micros";

export interface UsageRow {
  /** null = unattributed. */
  readonly operator: string | null;
  readonly line: string;
  readonly quantity: bigint;
  readonly records?: bigint;
  readonly period?: string;
  readonly utcPeriod?: string;
  readonly day?: string;
  readonly rateVersion?: number;
  readonly outcome?: "accepted" | "duplicate";
  readonly charge?: string;
}

export interface UsageFileRow {
  readonly agreementId: string;
  readonly sourceId: string;
  readonly name: string;
  readonly sequence: number | null;
  readonly period: string;
}

/** Writes a file's manifest and sums as taking it in would. Answers the file's id. */
export async function insertUsage(
  file: FileTransaction,
  fields: UsageFileRow,
  rows: readonly UsageRow[],
): Promise<number> {
  const [{ id = 0 } = {}] = await file.query<{ id: number }>(MANIFEST, manifest(fields, rows));
  for (const row of rows) await file.query(AGGREGATE, aggregate(id, fields, row));
  return id;
}

const MANIFEST = `INSERT INTO usage_file (source_id, agreement_id, name, sha256, sequence, byte_count,
  received_at, received, accepted, duplicates, rejected, quarantined, attributed, unattributed,
  control_totals, warnings)
  VALUES ($1, $2, $3, $4, $5, 1000, now(), $6, $7, $8, 0, 0, $9, $10, '{}', '[]') RETURNING id`;

const AGGREGATE = `INSERT INTO usage_aggregate (file_id, operator_id, agreement_id, period, utc_period, day,
  service, direction, zone, line_code, rate_version, outcome, records, quantity, charge_micros)
  VALUES ($1, $2, $3, $4, $5, $6, 'data', 'none', 'domestic', $7, $8, $9, $10, $11, $12)`;

function manifest(
  { sourceId, agreementId, name, sequence }: UsageFileRow,
  rows: readonly UsageRow[],
): unknown[] {
  const sum = (accepts: (row: UsageRow) => boolean): number =>
    Number(rows.filter(accepts).reduce((total, row) => total + (row.records ?? 1n), 0n));
  const isAccepted = (row: UsageRow): boolean => row.outcome !== "duplicate";
  const accepted = sum(isAccepted);
  const duplicates = sum((row) => !isAccepted(row));
  const unattributed = sum((row) => isAccepted(row) && row.operator === null);
  const sha256 = createHash("sha256").update(name).digest();
  const received = accepted + duplicates;
  const attributed = accepted - unattributed;
  return [
    sourceId,
    agreementId,
    name,
    sha256,
    sequence,
    received,
    accepted,
    duplicates,
    attributed,
    unattributed,
  ];
}

function aggregate(fileId: number, fields: UsageFileRow, row: UsageRow): unknown[] {
  const period = row.period ?? fields.period;
  return [
    fileId,
    row.operator,
    fields.agreementId,
    period,
    row.utcPeriod ?? period,
    row.day ?? `${period}-15`,
    row.line,
    row.rateVersion ?? 1,
    row.outcome ?? "accepted",
    row.records ?? 1n,
    row.quantity,
    parseMicros(row.charge ?? "0"),
  ];
}
