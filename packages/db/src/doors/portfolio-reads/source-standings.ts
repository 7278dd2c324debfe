import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const sourceStanding = z.object({
  sourceId: z.string(),
  agreementId: z.string(),
  agreementName: z.string(),
  /** Of the agreement. */
  zone: z.string(),
  files: z.int(),
  lastFileId: z.int().nullable(),
  lastName: z.string().nullable(),
  lastReceivedAt: z.date().nullable(),
  lastOccurredAt: z.date().nullable(),
  /** From the last event of the last file to its arrival. */
  lastLagSeconds: z.bigint().nullable(),
  /** The same in the middle of the last thirty files. */
  usualLagSeconds: z.bigint().nullable(),
  /** How it fetches its files; null when they are brought. */
  pickup: z.enum(["folder", "sftp"]).nullable(),
  /** Minutes without a file after which it is late; null: it never is. */
  lateAfterMinutes: z.int().nullable(),
  /** The last look at the place of its files that went well. */
  lookedAt: z.date().nullable(),
  /** Why it cannot be looked at now. */
  pickupError: z.string().nullable(),
  /** Files that were seen there and are not taken yet. */
  waiting: z.int(),
  /** Files that were given up and have not come again since. */
  givenUp: z.int(),
});

/** How far the files of one source have come. */
export type SourceStanding = z.infer<typeof sourceStanding>;

/** Looks at every source, the silent ones included. Re-drives and corrections are no files of a source. */
export function sourceStandings(reader: Reader): Promise<SourceStanding[]> {
  const query = Prisma.sql`
    SELECT source.id AS "sourceId", agreement.id AS "agreementId", agreement.name AS "agreementName",
      agreement.zone,
      (SELECT count(*)::int FROM usage_file WHERE source_id = source.id AND redrive_of IS NULL
        AND corrects IS NULL) AS files,
      latest.id AS "lastFileId", latest.name AS "lastName", latest.received_at AS "lastReceivedAt",
      latest.last_occurred_at AS "lastOccurredAt", latest.lag AS "lastLagSeconds",
      usual.lag AS "usualLagSeconds", source.pickup->>'from' AS pickup,
      (source.pickup->>'lateAfter')::int AS "lateAfterMinutes", look.looked_at AS "lookedAt",
      look.error_message AS "pickupError", queue.waiting, queue.given_up AS "givenUp"
    FROM usage_source source
    JOIN agreement ON agreement.id = source.agreement_id
    LEFT JOIN source_pickup look ON look.source_id = source.id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status IN ('waiting', 'taking'))::int AS waiting,
        count(*) FILTER (WHERE status = 'given_up' AND NOT EXISTS (
          SELECT FROM pickup_file newer WHERE newer.source_id = file.source_id AND newer.name = file.name
            AND newer.modified_at > file.modified_at AND newer.status = 'taken'))::int AS given_up
      FROM pickup_file file WHERE file.source_id = source.id
    ) queue
    LEFT JOIN LATERAL (${latestFiles(1)}) latest ON true
    CROSS JOIN LATERAL (
      SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY lag) AS lag FROM (${latestFiles(30)}) recent
    ) usual
    ORDER BY agreement.name, source.id`;
  return readRows(reader, query, sourceStanding);
}

function latestFiles(limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT id, name, received_at, last_occurred_at,
      extract(epoch FROM received_at - last_occurred_at)::bigint AS lag
    FROM usage_file WHERE source_id = source.id AND redrive_of IS NULL AND corrects IS NULL
    ORDER BY received_at DESC, id DESC LIMIT ${limit}`;
}
