import type pg from "pg";
import type { UsageMonth } from "./rewrite-month.ts";

/** A file with usage of the period, or a manifest of an earlier correction. */
export interface UsedFile {
  readonly id: number;
  readonly name: string;
  readonly sourceId: string;
  readonly receivedAt: number;
  /** The file that it corrected; null for a file of its own. */
  readonly corrects: number | null;
}

export interface CorrectionRow {
  readonly id: string;
  readonly agreementId: string;
  readonly period: string;
  readonly reason: string;
  readonly appliedBy: string;
  readonly fingerprint: string;
  readonly impact: object;
  /** The approved request that it comes from. */
  readonly requestId: string | null;
}

/** What a correction changes of one file: nothing is received, only what was accepted moves. */
export interface CorrectionManifest {
  readonly id: number;
  readonly file: UsedFile;
  readonly correctionId: string;
  readonly agreementId: string;
  readonly sha256: Buffer;
  readonly attributed: number;
  readonly unattributed: number;
  /** When the first and the last record that it added began, in milliseconds; null when it added none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** The files with usage of a period, corrections among them, in order of id. */
export async function usedFiles(
  client: pg.ClientBase,
  agreementId: string,
  period: string,
): Promise<UsedFile[]> {
  const { rows } = await client.query<{
    id: number;
    name: string;
    source_id: string;
    received_at: Date;
    corrects: number | null;
  }>(
    `SELECT id, name, source_id, received_at, corrects FROM usage_file
     WHERE id IN (SELECT file_id FROM usage_aggregate WHERE agreement_id = $1 AND period = $2) ORDER BY id`,
    [agreementId, period],
  );
  return rows.map(({ id, name, source_id, received_at, corrects }) => {
    return { id, name, sourceId: source_id, receivedAt: received_at.getTime(), corrects };
  });
}

/** The months that can hold records of a period, in the order in which loaders take them. */
export async function usageMonths(
  client: pg.ClientBase,
  agreementId: string,
  period: string,
): Promise<UsageMonth[]> {
  const { rows } = await client.query<{ operator_id: string; month: string }>(
    `WITH span AS (
       SELECT min(first_occurred_at) AS first, max(last_occurred_at) AS last FROM usage_file
       WHERE id IN (SELECT file_id FROM usage_aggregate WHERE agreement_id = $1 AND period = $2)
     ), holder AS (
       SELECT DISTINCT coalesce(operator_id, 'suspense') AS id FROM usage_aggregate
       WHERE agreement_id = $1 AND period = $2
     )
     SELECT holder.id AS operator_id, substr(c.relname, 5, 4) || '-' || substr(c.relname, 9, 2) AS month
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN holder ON n.nspname = 't_' || holder.id CROSS JOIN span
     WHERE c.relkind = 'r' AND c.relname ~ '^cdr_[0-9]{6}$'
       AND c.relname BETWEEN 'cdr_' || to_char(span.first AT TIME ZONE 'UTC', 'YYYYMM')
       AND 'cdr_' || to_char(span.last AT TIME ZONE 'UTC', 'YYYYMM')
     ORDER BY n.nspname, c.relname`,
    [agreementId, period],
  );
  return rows.map(({ operator_id, month }) => ({ operatorId: operator_id, month }));
}

export async function insertCorrection(client: pg.ClientBase, row: CorrectionRow): Promise<void> {
  const { id, agreementId, period, reason, appliedBy, fingerprint, impact, requestId } = row;
  await client.query(
    `INSERT INTO usage_correction
       (id, agreement_id, period, reason, applied_by, fingerprint, impact, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, agreementId, period, reason, appliedBy, fingerprint, JSON.stringify(impact), requestId],
  );
}

export async function insertCorrectionManifest(
  client: pg.ClientBase,
  manifest: CorrectionManifest,
): Promise<void> {
  const { id, file, correctionId, agreementId, sha256, attributed, unattributed, first, last } = manifest;
  await client.query(
    `INSERT INTO usage_file (id, source_id, agreement_id, name, sha256, byte_count, received_at,
       first_occurred_at, last_occurred_at, received, accepted, duplicates, rejected, quarantined, attributed,
       unattributed, control_totals, warnings, corrects, correction_id)
     VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, 0, 0, 0, 0, 0, $9, $10, '{}', '[]', $11, $12)`,
    [
      ...[id, file.sourceId, agreementId, `correction of ${file.name}`, sha256, new Date(file.receivedAt)],
      ...[first === null ? null : new Date(first), last === null ? null : new Date(last)],
      ...[attributed, unattributed, file.id, correctionId],
    ],
  );
}

export async function nextFileId(client: pg.ClientBase): Promise<number> {
  const next = await client.query<{ id: number }>("SELECT nextval('usage_file_id_seq')::int AS id");
  return (next.rows[0] as { id: number }).id;
}
