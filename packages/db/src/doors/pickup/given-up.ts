import type pg from "pg";
import { inTransaction } from "../in-transaction.ts";
import { insertFileAudit } from "../manifest-rows.ts";
import type { GivenUpFile, RetryAsked } from "./types.ts";

/** What was given up and has not been taken under its name since. */
const GIVEN_UP = `file.status = 'given_up' AND ($1::text IS NULL OR file.source_id = $1)
  AND NOT EXISTS (SELECT FROM pickup_file newer WHERE newer.source_id = file.source_id
    AND newer.name = file.name AND newer.modified_at > file.modified_at AND newer.status = 'taken')`;

export async function readGivenUp(pool: pg.Pool, sourceId: string | null): Promise<GivenUpFile[]> {
  const { rows } = await pool.query<GivenUpFile>(
    `SELECT source_id AS "sourceId", name, attempts, finished_at AS "givenUpAt", message
     FROM pickup_file file WHERE ${GIVEN_UP} ORDER BY source_id, finished_at, name`,
    [sourceId],
  );
  return rows;
}

/** Of two who ask at once, the second finds nothing left. */
export function retryGivenUp(pool: pg.Pool, { sourceId, actor }: RetryAsked): Promise<GivenUpFile[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<GivenUpFile>(
      `WITH chosen AS (
         SELECT id, attempts, finished_at, message FROM pickup_file file WHERE ${GIVEN_UP} FOR UPDATE
       )
       UPDATE pickup_file file SET status = 'waiting', attempts = 0, retry_at = now(), finished_at = NULL
       FROM chosen WHERE file.id = chosen.id
       RETURNING file.source_id AS "sourceId", file.name, chosen.attempts,
         chosen.finished_at AS "givenUpAt", chosen.message`,
      [sourceId],
    );
    const sources = new Set(rows.map((file) => file.sourceId));
    for (const subject of [...sources].sort()) {
      const names = rows.filter((file) => file.sourceId === subject).map(({ name }) => name);
      const details = { files: names.length, names: names.sort().slice(0, 100) };
      const portfolio = { operatorId: null, app: "cli", requestId: null };
      await insertFileAudit(client, { actor, action: "usage-file:retry", subject, details, ...portfolio });
    }
    return rows;
  });
}
