import type pg from "pg";
import { inTransaction } from "../in-transaction.ts";
import { CLAIMABLE } from "./claimable.ts";
import type { ClaimAsked, PickupClaim } from "./types.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly byte_count: string;
  readonly modified_at: Date;
  readonly attempts: number;
}

/**
 * Takes hold of the next file: the one tried least, then the oldest. Who claims holds the source's row for
 * the moment, so that two who count at the same time do not both find room under its limit. A file whose
 * holders died too often is given up on the way.
 */
export async function claimFile(pool: pg.Pool, asked: ClaimAsked): Promise<PickupClaim | null> {
  const { sourceId, holder, leaseMilliseconds, filesAtOnce, mostAttempts } = asked;
  return inTransaction(pool, async (client) => {
    await client.query("SELECT FROM source_pickup WHERE source_id = $1 FOR UPDATE", [sourceId]);
    await client.query(
      `UPDATE pickup_file file SET status = 'given_up', finished_at = now(), claimed_by = NULL,
         claimed_until = NULL, message = coalesce(message, $3)
       WHERE source_id = $1 AND attempts >= $2 AND ${CLAIMABLE}`,
      [sourceId, mostAttempts, `Given up: who took it in ended in the middle, ${mostAttempts} times.`],
    );
    const { rows } = await client.query<Row>(
      `UPDATE pickup_file SET status = 'taking', attempts = attempts + 1, claimed_by = $2,
         claimed_until = now() + $3 * interval '1 millisecond'
       WHERE id = (
         SELECT id FROM pickup_file file WHERE source_id = $1 AND ${CLAIMABLE}
         ORDER BY attempts, modified_at, length(name), name LIMIT 1 FOR UPDATE SKIP LOCKED
       ) AND $4 > (
         SELECT count(*) FROM pickup_file
         WHERE source_id = $1 AND status = 'taking' AND claimed_until >= now()
       )
       RETURNING id, name, byte_count, modified_at, attempts`,
      [sourceId, holder, leaseMilliseconds, filesAtOnce],
    );
    return rows[0] === undefined ? null : claimOf(rows[0], holder);
  });
}

function claimOf({ id, name, byte_count, modified_at, attempts }: Row, holder: string): PickupClaim {
  const listed = { name, byteCount: Number(byte_count), modifiedAt: modified_at.getTime() };
  return { id, ...listed, holder, attempt: attempts };
}
