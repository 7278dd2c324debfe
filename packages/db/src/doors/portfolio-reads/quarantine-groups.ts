import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import { meanCharge } from "./source-means.ts";

/** What waits for one thing to be put right. */
export interface QuarantineGroupKey {
  readonly sourceId: string;
  readonly reason: string;
  /** null = nobody's. */
  readonly operatorId: string | null;
}

/** Which records. Every field given has to hold. */
export interface QuarantineFilter {
  readonly agreementId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly reason?: string | undefined;
  /** null = nobody's. */
  readonly operatorId?: string | null | undefined;
  /** Only of these groups. */
  readonly groups?: readonly QuarantineGroupKey[] | undefined;
}

/** Which groups, and which page of them. */
export interface QuarantineGroupsQuery extends QuarantineFilter {
  readonly limit: number;
  readonly offset: number;
}

const quarantineGroup = z.object({
  agreementId: z.string(),
  sourceId: z.string(),
  currency: z.string(),
  reason: z.string(),
  /** null = nobody's SIM, or no operator could be told. */
  operatorId: z.string().nullable(),
  files: z.int(),
  /** Records that still wait. */
  records: z.bigint(),
  /** What they are worth, as far as that is known. */
  valueMicros: z.bigint(),
  /** Of so many of the records it is known. */
  valued: z.bigint(),
  /** What the others are worth at the source's mean charge. */
  estimateMicros: z.bigint(),
  /** When the first of their files came. */
  oldestAt: z.date(),
  /** Groups the query lets through, on all pages. */
  total: z.int(),
});

/** Quarantined records that wait for one thing to be put right: of one source, operator and reason. */
export type QuarantineGroup = z.infer<typeof quarantineGroup>;

/** Sums what waits in quarantine, what was re-driven taken off, the most valuable first. */
export function quarantineGroups(reader: Reader, query: QuarantineGroupsQuery): Promise<QuarantineGroup[]> {
  const sql = Prisma.sql`
    WITH waiting AS (${waitingRecords(query)})
    SELECT one.* FROM (SELECT file.agreement_id AS "agreementId", file.source_id AS "sourceId",
      agreement.currency, waiting.reason, waiting.operator_id AS "operatorId", count(*)::int AS files,
      sum(waiting.records)::bigint AS records,
      sum(waiting.value_micros)::bigint AS "valueMicros", sum(waiting.valued)::bigint AS valued,
      ((sum(waiting.records) - sum(waiting.valued)) * ${meanCharge(Prisma.sql`file.source_id`)})::bigint
        AS "estimateMicros",
      min(file.received_at) AS "oldestAt",
      (count(*) OVER ())::int AS total
    FROM waiting
      JOIN usage_file file ON file.id = waiting.file_id
      JOIN agreement ON agreement.id = file.agreement_id
    GROUP BY file.agreement_id, file.source_id, agreement.currency, waiting.reason, waiting.operator_id) one
    ORDER BY one."valueMicros" + one."estimateMicros" DESC, one.records DESC, one.reason, one."sourceId",
      one."operatorId"
    LIMIT ${query.limit} OFFSET ${query.offset}`;
  return readRows(reader, sql, quarantineGroup);
}

/** What waits, file by file, what was re-driven taken off. */
export function waitingRecords(filter: QuarantineFilter): Prisma.Sql {
  return Prisma.sql`
    SELECT total.file_id, total.operator_id, total.reason, sum(total.records)::bigint AS records,
      sum(total.value_micros)::bigint AS value_micros,
      greatest(sum(total.valued), 0)::bigint AS valued
    FROM quarantine_total total JOIN usage_file file ON file.id = total.file_id
    WHERE ${Prisma.join(conditionsOf(filter), " AND ")}
    GROUP BY total.file_id, total.operator_id, total.reason
    HAVING sum(total.records) > 0`;
}

function conditionsOf({ agreementId, sourceId, reason, operatorId, groups }: QuarantineFilter): Prisma.Sql[] {
  const conditions = [Prisma.sql`true`];
  if (agreementId !== undefined) conditions.push(Prisma.sql`file.agreement_id = ${agreementId}`);
  if (sourceId !== undefined) conditions.push(Prisma.sql`file.source_id = ${sourceId}`);
  if (reason !== undefined) conditions.push(Prisma.sql`total.reason = ${reason}`);
  if (operatorId !== undefined) {
    conditions.push(Prisma.sql`total.operator_id IS NOT DISTINCT FROM ${operatorId}`);
  }
  if (groups !== undefined) {
    conditions.push(Prisma.sql`(${Prisma.join([Prisma.sql`false`, ...groups.map(isOfGroup)], " OR ")})`);
  }
  return conditions;
}

function isOfGroup({ sourceId, reason, operatorId }: QuarantineGroupKey): Prisma.Sql {
  return Prisma.sql`(file.source_id = ${sourceId} AND total.reason = ${reason}
    AND total.operator_id IS NOT DISTINCT FROM ${operatorId})`;
}
