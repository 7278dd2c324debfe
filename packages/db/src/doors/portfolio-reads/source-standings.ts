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
      usual.lag AS "usualLagSeconds"
    FROM usage_source source
    JOIN agreement ON agreement.id = source.agreement_id
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
