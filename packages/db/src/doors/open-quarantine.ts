import type { Micros } from "@tributary/domain/money/types";
import type pg from "pg";

/** Which quarantined records of an operator (or of `suspense`) are asked for, a page at a time. */
export interface QuarantinePage {
  readonly fileId: number;
  readonly reason: string;
  /** Records with a higher id than this. */
  readonly after: bigint;
  readonly limit: number;
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
  { fileId, reason, after, limit }: QuarantinePage,
): Promise<OpenRecord[]> {
  const { rows } = await client.query<Row>(
    `SELECT id, record_number, raw_bytes, is_cut, value_micros FROM ${schema}.quarantine q
     WHERE file_id = $1 AND reason = $2 AND id > $3
       AND NOT EXISTS (SELECT FROM ${schema}.redriven r WHERE r.quarantine_id = q.id)
     ORDER BY id LIMIT $4`,
    [fileId, reason, after.toString(), limit],
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
