import type { Micros } from "@tributary/domain/money/types";
import type pg from "pg";

/** Which quarantined records of an operator (or of `suspense`) are asked for, a page at a time. */
export interface QuarantinePage {
  readonly fileId: number;
  readonly reason: string;
  /** Records with a higher id than this. */
  readonly after: bigint;
  readonly limit: number;
  /** Of these records only. */
  readonly ids?: readonly bigint[] | undefined;
}

/** A quarantined record that no re-drive has taken up. */
export interface OpenRecord {
  readonly id: bigint;
  readonly recordNumber: number;
  readonly bytes: Buffer;
  /** Its bytes are the beginning of the record only. */
  readonly isCut: boolean;
  readonly valueMicros: Micros | null;
}

/** As {@link QuarantinePage}, of several files. */
export interface WaitingPage extends Omit<QuarantinePage, "fileId"> {
  readonly fileIds: readonly number[];
}

/** An {@link OpenRecord} and the file it came with. */
export interface WaitingRecord extends OpenRecord {
  readonly fileId: number;
}

interface Row {
  readonly id: string;
  readonly record_number: number;
  readonly raw_bytes: Buffer;
  readonly is_cut: boolean;
  readonly value_micros: string | null;
}

/** Reads a page under the role that the schema belongs to, in order of id. */
export async function readOpenQuarantine(
  client: pg.PoolClient,
  schema: string,
  { fileId, reason, after, limit, ids }: QuarantinePage,
): Promise<OpenRecord[]> {
  const { rows } = await client.query<Row>(
    `SELECT id, record_number, raw_bytes, is_cut, value_micros FROM ${schema}.quarantine q
     WHERE file_id = $1 AND reason = $2 AND id > $3 AND ($5::bigint[] IS NULL OR id = ANY($5))
       AND NOT EXISTS (SELECT FROM ${schema}.redriven r WHERE r.quarantine_id = q.id)
     ORDER BY id LIMIT $4`,
    [fileId, reason, after.toString(), limit, ids?.map(String) ?? null],
  );
  return rows.map(recordOf);
}

/** As {@link readOpenQuarantine}, of several files at once. */
export async function readWaitingRecords(
  client: pg.PoolClient,
  schema: string,
  { fileIds, reason, after, limit }: WaitingPage,
): Promise<WaitingRecord[]> {
  const { rows } = await client.query<Row & { readonly file_id: number }>(
    `SELECT file_id, id, record_number, raw_bytes, is_cut, value_micros FROM ${schema}.quarantine q
     WHERE file_id = ANY($1::int[]) AND reason = $2 AND id > $3
       AND NOT EXISTS (SELECT FROM ${schema}.redriven r WHERE r.quarantine_id = q.id)
     ORDER BY id LIMIT $4`,
    [fileIds, reason, after.toString(), limit],
  );
  return rows.map((row) => ({ ...recordOf(row), fileId: row.file_id }));
}

function recordOf(row: Row): OpenRecord {
  return {
    id: BigInt(row.id),
    recordNumber: row.record_number,
    bytes: row.raw_bytes,
    isCut: row.is_cut,
    valueMicros: row.value_micros === null ? null : BigInt(row.value_micros),
  };
}

/** Which waiting records of several files are looked at, a page at a time. */
export interface WaitingRowsPage {
  readonly fileIds: readonly number[];
  readonly reason: string;
  /** Records with a higher id than this. */
  readonly after: bigint;
  readonly limit: number;
}

/** A record that waits, without its bytes. */
export interface WaitingRow {
  readonly id: bigint;
  readonly fileId: number;
  readonly recordNumber: number;
  readonly detail: string;
  readonly occurredAt: Date | null;
  readonly valueMicros: Micros | null;
}

/** Lists waiting records under the role that the schema belongs to, in order of id. */
export async function readWaitingRows(
  client: pg.PoolClient,
  schema: string,
  { fileIds, reason, after, limit }: WaitingRowsPage,
): Promise<WaitingRow[]> {
  const { rows } = await client.query<{ [Name in keyof WaitingRow]: WaitingRow[Name] | string }>(
    `SELECT id, file_id AS "fileId", record_number AS "recordNumber", detail, occurred_at AS "occurredAt",
       value_micros AS "valueMicros"
     FROM ${schema}.quarantine q
     WHERE file_id = ANY($1) AND reason = $2 AND id > $3
       AND NOT EXISTS (SELECT FROM ${schema}.redriven r WHERE r.quarantine_id = q.id)
     ORDER BY id LIMIT $4`,
    [fileIds, reason, after.toString(), limit],
  );
  return rows.map((row) => ({
    ...(row as unknown as WaitingRow),
    id: BigInt(row.id),
    valueMicros: row.valueMicros === null ? null : BigInt(row.valueMicros),
  }));
}

/** What a statement put back into quarantine. */
export interface PutBack {
  readonly records: number;
  readonly valueMicros: Micros;
  /** Records whose value is known. */
  readonly valued: number;
}

/** Copies what a manifest took up into quarantine again, under another one; the old rows stay evidence. */
export async function quarantineTakenAgain(
  client: pg.PoolClient,
  schema: string,
  { takenBy, fileId }: { readonly takenBy: number; readonly fileId: number },
): Promise<PutBack> {
  const { rows } = await client.query<{ records: number; value_micros: string; valued: number }>(
    `WITH again AS (
       INSERT INTO ${schema}.quarantine (file_id, record_number, reason, detail, raw_bytes, is_cut,
         value_micros, occurred_at)
       SELECT $2, q.record_number, q.reason, q.detail, q.raw_bytes, q.is_cut, q.value_micros, q.occurred_at
       FROM ${schema}.redriven r JOIN ${schema}.quarantine q ON q.id = r.quarantine_id
       WHERE r.file_id = $1 ORDER BY q.id
       RETURNING value_micros
     )
     SELECT count(*)::int AS records, coalesce(sum(value_micros), 0)::bigint AS value_micros,
       count(value_micros)::int AS valued FROM again`,
    [takenBy, fileId],
  );
  const row = rows[0] as { records: number; value_micros: string; valued: number };
  return { records: row.records, valueMicros: BigInt(row.value_micros), valued: row.valued };
}
