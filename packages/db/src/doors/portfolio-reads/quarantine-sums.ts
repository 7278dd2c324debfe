import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type QuarantineFilter, waitingRecords } from "./quarantine-groups.ts";
import { type Reader, readRows } from "./reader.ts";
import { meanCharge } from "./source-means.ts";

const quarantineSum = z.object({
  currency: z.string(),
  files: z.int(),
  records: z.bigint(),
  /** As far as it is known. */
  valueMicros: z.bigint(),
  /** Of the records of which it is not, at their sources' mean charges. */
  estimateMicros: z.bigint(),
  oldestAt: z.date(),
});

/** All that waits under the agreements of one currency. */
export type QuarantineSum = z.infer<typeof quarantineSum>;

/** Sums what waits for each currency, the most valuable first. */
export function quarantineSums(reader: Reader, filter: QuarantineFilter): Promise<QuarantineSum[]> {
  const query = Prisma.sql`
    WITH waiting AS (${waitingRecords(filter)}), mean AS (
      SELECT source.id AS source_id, ${meanCharge(Prisma.sql`source.id`)} AS micros FROM usage_source source
      WHERE source.id IN (SELECT source_id FROM usage_file WHERE id IN (SELECT file_id FROM waiting))
    )
    SELECT agreement.currency, count(DISTINCT file.id)::int AS files, sum(waiting.records)::bigint AS records,
      sum(waiting.value_micros)::bigint AS "valueMicros",
      sum((waiting.records - waiting.valued) * mean.micros)::bigint AS "estimateMicros",
      min(file.received_at) AS "oldestAt"
    FROM waiting
      JOIN usage_file file ON file.id = waiting.file_id
      JOIN mean ON mean.source_id = file.source_id
      JOIN agreement ON agreement.id = file.agreement_id
    GROUP BY agreement.currency ORDER BY "valueMicros" DESC, records DESC, agreement.currency`;
  return readRows(reader, query, quarantineSum);
}

const quarantineFile = z.object({
  fileId: z.int(),
  name: z.string(),
  /** The file whose records were read again, when this is a manifest of a re-drive. */
  redriveOf: z.int().nullable(),
  receivedAt: z.date(),
  records: z.bigint(),
  valueMicros: z.bigint(),
  estimateMicros: z.bigint(),
  /** Files the query lets through, on all pages. */
  total: z.int(),
});

/** What waits in one file. */
export type QuarantineFile = z.infer<typeof quarantineFile>;

export interface QuarantineFilesQuery extends QuarantineFilter {
  readonly limit: number;
  readonly offset: number;
}

/** Lists the files in which something waits, the oldest first. */
export function quarantineFiles(reader: Reader, query: QuarantineFilesQuery): Promise<QuarantineFile[]> {
  const sql = Prisma.sql`
    WITH waiting AS (${waitingRecords(query)})
    SELECT file.id AS "fileId", file.name, file.redrive_of AS "redriveOf", file.received_at AS "receivedAt",
      sum(waiting.records)::bigint AS records, sum(waiting.value_micros)::bigint AS "valueMicros",
      ((sum(waiting.records) - sum(waiting.valued)) * ${meanCharge(Prisma.sql`file.source_id`)})::bigint
        AS "estimateMicros",
      (count(*) OVER ())::int AS total
    FROM waiting JOIN usage_file file ON file.id = waiting.file_id
    GROUP BY file.id ORDER BY file.received_at, file.id
    LIMIT ${query.limit} OFFSET ${query.offset}`;
  return readRows(reader, sql, quarantineFile);
}
