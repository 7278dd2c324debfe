import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import { isOfLatestFiles } from "./source-means.ts";

const usageFinding = z.object({
  /** UNATTRIBUTED, DUPLICATE or LATE. */
  kind: z.string(),
  agreementId: z.string(),
  sourceId: z.string(),
  currency: z.string(),
  records: z.bigint(),
  chargeMicros: z.bigint(),
  /** When the first of their files came. */
  oldestAt: z.date(),
});

/** What stands out in a source's usage although none of it waits. */
export type UsageFinding = z.infer<typeof usageFinding>;

export interface UsageFindingsQuery {
  readonly agreementId?: string | undefined;
  readonly sourceId?: string | undefined;
}

/**
 * Sums what was nobody's SIM, what had been counted before, and what came for a closed period and stands in
 * no issued run yet. A re-tag takes off the file it moved usage of.
 */
export function usageFindings(reader: Reader, query: UsageFindingsQuery): Promise<UsageFinding[]> {
  const { agreementId, sourceId } = query;
  const isAsked = Prisma.join(
    [
      Prisma.sql`true`,
      ...(agreementId === undefined ? [] : [Prisma.sql`file.agreement_id = ${agreementId}`]),
      ...(sourceId === undefined ? [] : [Prisma.sql`file.source_id = ${sourceId}`]),
    ],
    " AND ",
  );
  const sql = Prisma.sql`
    WITH found AS (
      SELECT 'UNATTRIBUTED' AS kind, file_id, records, charge_micros FROM usage_aggregate
      WHERE operator_id IS NULL AND outcome = 'accepted'
      UNION ALL
      SELECT 'DUPLICATE', file_id, records, charge_micros FROM usage_aggregate WHERE outcome = 'duplicate'
      UNION ALL
      SELECT 'LATE', late.file_id, late.records, late.charge_micros
      FROM agreement_period closed JOIN usage_aggregate late
        ON late.agreement_id = closed.agreement_id AND late.period = closed.period
      WHERE closed.status = 'closed' AND late.outcome = 'accepted' AND NOT EXISTS (
        SELECT FROM settled_usage settled JOIN settlement_run run ON run.id = settled.run_id
        WHERE settled.file_id = late.file_id AND settled.period = late.period AND run.status = 'issued'
      )
    )
    SELECT found.kind, file.agreement_id AS "agreementId", file.source_id AS "sourceId", agreement.currency,
      sum(found.records)::bigint AS records, sum(found.charge_micros)::bigint AS "chargeMicros",
      min(file.received_at) AS "oldestAt"
    FROM found JOIN usage_file file ON file.id = found.file_id
      JOIN agreement ON agreement.id = file.agreement_id
    WHERE ${isAsked}
    GROUP BY found.kind, file.agreement_id, file.source_id, agreement.currency
    HAVING sum(found.records) > 0
    ORDER BY "chargeMicros" DESC, records DESC, found.kind, file.source_id`;
  return readRows(reader, sql, usageFinding);
}

const sourceFile = z.object({ records: z.bigint(), chargeMicros: z.bigint() });

/** What a file of a source holds and costs, in the mean of its latest ones. */
export type MeanFile = z.infer<typeof sourceFile>;

export async function meanFile(reader: Reader, sourceId: string): Promise<MeanFile> {
  const sql = Prisma.sql`
    SELECT coalesce(round(sum(latest.records) / nullif(count(DISTINCT latest.file_id), 0)), 0)::bigint
        AS records,
      coalesce(round(sum(latest.charge_micros) / nullif(count(DISTINCT latest.file_id), 0)), 0)::bigint
        AS "chargeMicros"
    FROM usage_aggregate latest
    WHERE latest.outcome = 'accepted' AND ${isOfLatestFiles(Prisma.sql`${sourceId}`)}`;
  const [row] = await readRows(reader, sql, sourceFile);
  return row as MeanFile;
}

const nobodysFile = z.object({ fileId: z.int(), name: z.string(), records: z.bigint() });

/** A file with usage of a source that is nobody's. */
export type NobodysFile = z.infer<typeof nobodysFile>;

/** Lists the files of which usage is nobody's, what was re-tagged taken off, as they came. */
export function nobodysFiles(reader: Reader, sourceId: string): Promise<NobodysFile[]> {
  const sql = Prisma.sql`
    SELECT file.id AS "fileId", file.name, sum(found.records)::bigint AS records
    FROM (
      SELECT CASE WHEN part.records < 0 THEN manifest.redrive_of ELSE manifest.id END AS file_id, part.records
      FROM usage_aggregate part JOIN usage_file manifest ON manifest.id = part.file_id
      WHERE part.operator_id IS NULL AND part.outcome = 'accepted' AND manifest.source_id = ${sourceId}
    ) found JOIN usage_file file ON file.id = found.file_id
    GROUP BY file.id HAVING sum(found.records) > 0 ORDER BY file.id`;
  return readRows(reader, sql, nobodysFile);
}
