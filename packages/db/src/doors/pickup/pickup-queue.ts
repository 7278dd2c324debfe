import type pg from "pg";
import { claimFile } from "./claim-file.ts";
import { CLAIMABLE } from "./claimable.ts";
import { readGivenUp, retryGivenUp } from "./given-up.ts";
import { claimLook, failLook, keepLook } from "./keep-look.ts";
import type { DueSource, ListedFile, PickupClaim, PickupQueue } from "./types.ts";

const HELD = "id = $1 AND status = 'taking' AND claimed_by = $2 AND attempts = $3";

/** The queue of fetched files, on mediation's login. Its clock is the database's, whoever asks. */
export function pickupQueue(pool: pg.Pool): PickupQueue {
  const change = async (set: string, claim: PickupClaim, ...values: unknown[]): Promise<boolean> => {
    const { id, holder, attempt } = claim;
    const changed = await pool.query(`UPDATE pickup_file SET ${set} WHERE ${HELD}`, [
      ...[id, holder, attempt],
      ...values,
    ]);
    return changed.rowCount === 1;
  };
  return {
    async sources() {
      const { rows } = await pool.query(
        `SELECT id AS "sourceId", pickup AS settings FROM usage_source WHERE pickup IS NOT NULL ORDER BY id`,
      );
      return rows;
    },
    due: () => readDue(pool),
    claimLook: (...asked) => claimLook(pool, ...asked),
    keepLook: (...seen) => keepLook(pool, ...seen),
    failLook: (...failed) => failLook(pool, ...failed),
    waiting: (sourceId) => readWaiting(pool, sourceId),
    async countOpen(sourceId) {
      const { rows } = await pool.query<{ open: number }>(
        `SELECT count(*)::int AS open FROM pickup_file
         WHERE source_id = $1 AND status IN ('waiting', 'taking')`,
        [sourceId],
      );
      return rows[0]?.open ?? 0;
    },
    claim: (asked) => claimFile(pool, asked),
    renew: (claim, lease) => change("claimed_until = now() + $4 * interval '1 millisecond'", claim, lease),
    async end(claim, { status, message, fileId }) {
      const set = `status = $4, message = $5, file_id = $6, finished_at = now(),
        claimed_by = NULL, claimed_until = NULL`;
      await change(set, claim, status, message, fileId);
    },
    async release(claim, { message, retryMilliseconds, isCounted }) {
      const set = `status = 'waiting', message = $4, retry_at = now() + $5 * interval '1 millisecond',
        attempts = attempts - $6, claimed_by = NULL, claimed_until = NULL`;
      await change(set, claim, message, retryMilliseconds, isCounted ? 0 : 1);
    },
    givenUp: (sourceId) => readGivenUp(pool, sourceId),
    retryGivenUp: (asked) => retryGivenUp(pool, asked),
    async forget({ id, holder, attempt }) {
      await pool.query(`DELETE FROM pickup_file WHERE ${HELD}`, [id, holder, attempt]);
    },
  };
}

/** A source that failed waits for its next look with its files, too; whose turn it is longest comes first. */
async function readDue(pool: pg.Pool): Promise<DueSource[]> {
  const { rows } = await pool.query<DueSource>(
    `SELECT "sourceId", settings, "isLookDue", "hasFiles" FROM (
       SELECT source.id AS "sourceId", source.pickup AS settings, pickup.next_look_at,
         coalesce(pickup.next_look_at <= now(), true) AS "isLookDue",
         coalesce(pickup.failures, 0) = 0
           AND EXISTS (SELECT FROM pickup_file file WHERE file.source_id = source.id AND ${CLAIMABLE})
           AND coalesce((source.pickup ->> 'filesAtOnce')::int, 1) > (
             SELECT count(*) FROM pickup_file
             WHERE source_id = source.id AND status = 'taking' AND claimed_until >= now()
           ) AS "hasFiles"
       FROM usage_source source LEFT JOIN source_pickup pickup ON pickup.source_id = source.id
       WHERE source.pickup IS NOT NULL AND source.pickup ->> 'isPaused' IS DISTINCT FROM 'true'
     ) source WHERE "isLookDue" OR "hasFiles" ORDER BY next_look_at NULLS FIRST, "sourceId"`,
  );
  return rows;
}

async function readWaiting(pool: pg.Pool, sourceId: string): Promise<ListedFile[]> {
  const { rows } = await pool.query<{ name: string; byte_count: string; modified_at: Date }>(
    `SELECT name, byte_count, modified_at FROM pickup_file file WHERE source_id = $1 AND ${CLAIMABLE}`,
    [sourceId],
  );
  return rows.map(({ name, byte_count, modified_at }) => ({
    name,
    byteCount: Number(byte_count),
    modifiedAt: modified_at.getTime(),
  }));
}
