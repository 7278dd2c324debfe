import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import { meanCharge } from "./source-means.ts";

const quality = z.object({
  heldFiles: z.int(),
  quarantinedRecords: z.bigint(),
  /** Where it is not known, at the mean charge of the source. */
  quarantinedMicros: z.bigint(),
  /** Agreements with a source whose numbered files do not follow one another. */
  gappedAgreements: z.array(z.string()),
});

/** What stands between the usage that was sent and the figures. */
export type UsageQuality = z.infer<typeof quality>;

/** Looks at all files of a currency's agreements. A gap may be a file without records, which is no gap. */
export async function readUsageQuality(reader: Reader, currency: string): Promise<UsageQuality> {
  const query = Prisma.sql`
    WITH source AS (
      SELECT source.id, source.agreement_id
      FROM usage_source source JOIN agreement ON agreement.id = source.agreement_id
      WHERE agreement.currency = ${currency}
    )
    SELECT (
      SELECT count(DISTINCT (event.source_id, event.name))::int
      FROM usage_file_event event JOIN source ON source.id = event.source_id
      WHERE event.kind = 'held' AND NOT EXISTS (
        SELECT FROM usage_file file WHERE file.source_id = event.source_id
          AND (file.sha256 = event.sha256 OR file.name = event.name)
      )
    ) AS "heldFiles",
    waiting.records AS "quarantinedRecords", waiting.micros AS "quarantinedMicros", (
      SELECT coalesce(array_agg(DISTINCT gapped.agreement_id), '{}') FROM (
        SELECT source.agreement_id FROM source JOIN usage_file file ON file.source_id = source.id
        WHERE file.sequence IS NOT NULL
        GROUP BY source.id, source.agreement_id
        HAVING count(DISTINCT file.sequence) < max(file.sequence) - min(file.sequence) + 1
      ) gapped
    ) AS "gappedAgreements"
    FROM (
      SELECT coalesce(sum(total.records), 0)::bigint AS records,
        coalesce(sum(total.micros + (total.records - total.valued) * total.mean), 0)::bigint AS micros
      FROM (
        SELECT sum(waiting.records) AS records, sum(waiting.value_micros) AS micros,
          sum(waiting.valued) AS valued, ${meanCharge(Prisma.sql`source.id`)} AS mean
        FROM quarantine_total waiting JOIN usage_file file ON file.id = waiting.file_id
        JOIN source ON source.id = file.source_id
        GROUP BY source.id HAVING sum(waiting.records) > 0
      ) total
    ) waiting`;
  const [row] = await readRows(reader, query, quality);
  return row as UsageQuality;
}
