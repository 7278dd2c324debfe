import type pg from "pg";
import type { ListedFile } from "./types.ts";

/** Of several who look on schedule, the one whose statement finds the moment due. */
export async function claimLook(
  pool: pg.Pool,
  sourceId: string,
  everySeconds: number,
  force: boolean,
): Promise<boolean> {
  const claimed = await pool.query(
    `INSERT INTO source_pickup (source_id, next_look_at) VALUES ($1, now() + $2 * interval '1 second')
     ON CONFLICT (source_id) DO UPDATE SET next_look_at = excluded.next_look_at
     WHERE source_pickup.next_look_at <= now() OR $3`,
    [sourceId, everySeconds, force],
  );
  return claimed.rowCount === 1;
}

/**
 * Keeps what a look saw. A version seen before is settled once it has stood still for long enough; one that
 * waits and is not there any more is forgotten: it grew into another, or its sender took it back.
 */
export async function keepLook(
  pool: pg.Pool,
  sourceId: string,
  files: readonly ListedFile[],
  settleSeconds: number,
): Promise<{ readonly settling: number }> {
  const listed = [
    sourceId,
    files.map(({ name }) => name),
    files.map(({ byteCount }) => byteCount),
    files.map(({ modifiedAt }) => new Date(modifiedAt)),
  ];
  const seen = "unnest($2::text[], $3::bigint[], $4::timestamptz[]) AS seen(name, byte_count, modified_at)";
  const isSame = `file.name = seen.name AND file.byte_count = seen.byte_count
    AND file.modified_at = seen.modified_at`;
  await pool.query(
    `DELETE FROM pickup_file file WHERE source_id = $1 AND status = 'waiting'
       AND NOT EXISTS (SELECT FROM ${seen} WHERE ${isSame})`,
    listed,
  );
  await pool.query(
    `UPDATE pickup_file file SET has_settled = true FROM ${seen}
     WHERE source_id = $1 AND NOT has_settled AND ${isSame}
       AND first_seen_at <= now() - $5 * interval '1 second'`,
    [...listed, settleSeconds],
  );
  await pool.query(
    `INSERT INTO pickup_file (source_id, name, byte_count, modified_at, has_settled)
     SELECT $1, name, byte_count, modified_at, $5 FROM ${seen}
     WHERE NOT EXISTS (SELECT FROM pickup_file file WHERE source_id = $1 AND ${isSame})
     ON CONFLICT DO NOTHING`,
    [...listed, settleSeconds === 0],
  );
  // What has not settled is looked at again as soon as it may have.
  const { rows } = await pool.query<{ settling: number }>(
    `WITH unsettled AS (
       SELECT count(*)::int AS settling FROM pickup_file WHERE source_id = $1 AND NOT has_settled
     ), kept AS (
       UPDATE source_pickup SET looked_at = now(), failures = 0, error_code = NULL, error_message = NULL,
         next_look_at = CASE WHEN settling = 0 THEN next_look_at
           ELSE least(next_look_at, now() + $2 * interval '1 second') END
       FROM unsettled WHERE source_id = $1
     )
     SELECT settling FROM unsettled`,
    [sourceId, settleSeconds],
  );
  return { settling: rows[0]?.settling ?? 0 };
}

/** The next look waits twice as long after each that failed, from one minute to one hour. */
export async function failLook(
  pool: pg.Pool,
  sourceId: string,
  { code, message }: { readonly code: string; readonly message: string },
): Promise<void> {
  await pool.query(
    `UPDATE source_pickup SET failures = failures + 1, error_code = $2, error_message = $3,
       next_look_at = now() + least(interval '1 minute' * 2 ^ least(failures, 6), interval '1 hour')
     WHERE source_id = $1`,
    [sourceId, code, message],
  );
}
