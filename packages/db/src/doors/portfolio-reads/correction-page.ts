import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

/** Which corrections. Every field given has to hold. */
export interface CorrectionFilter {
  readonly id?: string | undefined;
  readonly agreementId?: string | undefined;
  readonly period?: string | undefined;
}

export interface CorrectionPageQuery extends CorrectionFilter {
  readonly limit: number;
  readonly offset: number;
}

const correctionRow = z.object({
  id: z.string(),
  agreementId: z.string(),
  agreementName: z.string(),
  currency: z.string(),
  zone: z.string(),
  period: z.string(),
  reason: z.string(),
  fingerprint: z.string(),
  appliedBy: z.string(),
  appliedAt: z.date(),
  /** null: it comes from the command line. */
  requestId: z.string().nullable(),
  requestedBy: z.string().nullable(),
  movedRecords: z.bigint(),
  /** null: it was made before that was counted. */
  repricedRecords: z.bigint().nullable(),
  /** Files of which it changed anything, operators whose sums it changed, and by how much in all. */
  files: z.int(),
  operators: z.int(),
  chargeMicros: z.bigint(),
  /** What changed hands: the sum of what operators gained. */
  gainedMicros: z.bigint(),
  /** Corrections the query lets through, on all pages. */
  total: z.int(),
});

/** A correction that was made, with what it came to. */
export type CorrectionRow = z.infer<typeof correctionRow>;

/** Lists corrections with the sums that they wrote, the latest first. */
export function correctionPage(reader: Reader, query: CorrectionPageQuery): Promise<CorrectionRow[]> {
  const sql = Prisma.sql`
    WITH page AS (
      SELECT correction.*, (count(*) OVER ())::int AS total FROM usage_correction correction
      WHERE ${Prisma.join(conditionsOf(query), " AND ")}
      ORDER BY applied_at DESC, id DESC LIMIT ${query.limit} OFFSET ${query.offset}
    )
    SELECT page.id, page.agreement_id AS "agreementId", agreement.name AS "agreementName",
      agreement.currency, agreement.zone, page.period, page.reason, page.fingerprint,
      page.applied_by AS "appliedBy", page.applied_at AS "appliedAt", page.request_id AS "requestId",
      request.requested_by AS "requestedBy",
      (SELECT coalesce(sum((move ->> 'records')::bigint), 0)::bigint
        FROM jsonb_array_elements(page.impact -> 'moved') move) AS "movedRecords",
      (page.impact ->> 'repriced')::bigint AS "repricedRecords",
      (SELECT count(*)::int FROM usage_file file WHERE file.correction_id = page.id) AS files,
      sums.operators, sums.charge AS "chargeMicros", sums.gained AS "gainedMicros", page.total
    FROM page JOIN agreement ON agreement.id = page.agreement_id
    LEFT JOIN correction_request request ON request.id = page.request_id
    CROSS JOIN LATERAL (
      SELECT count(operator_id)::int AS operators, coalesce(sum(charge), 0)::bigint AS charge,
        coalesce(sum(charge) FILTER (WHERE charge > 0), 0)::bigint AS gained
      FROM (
        SELECT usage.operator_id, sum(usage.charge_micros) AS charge
        FROM usage_file file JOIN usage_aggregate usage ON usage.file_id = file.id
        WHERE file.correction_id = page.id GROUP BY usage.operator_id
      ) operator
    ) sums
    ORDER BY page.applied_at DESC, page.id DESC`;
  return readRows(reader, sql, correctionRow);
}

function conditionsOf({ id, agreementId, period }: CorrectionFilter): Prisma.Sql[] {
  return [
    Prisma.sql`true`,
    ...(id === undefined ? [] : [Prisma.sql`id = ${id}::uuid`]),
    ...(agreementId === undefined ? [] : [Prisma.sql`agreement_id = ${agreementId}`]),
    ...(period === undefined ? [] : [Prisma.sql`period = ${period}`]),
  ];
}

const correctionSum = z.object({
  /** null = nobody's. */
  operatorId: z.string().nullable(),
  lineCode: z.string(),
  records: z.bigint(),
  /** In base units. */
  quantity: z.bigint(),
  chargeMicros: z.bigint(),
});

/** By how much a correction changed one operator's usage on one line. */
export type CorrectionSum = z.infer<typeof correctionSum>;

/** Sums what a correction wrote, nobody's last. */
export function correctionSums(reader: Reader, id: string): Promise<CorrectionSum[]> {
  const sql = Prisma.sql`
    SELECT usage.operator_id AS "operatorId", usage.line_code AS "lineCode",
      sum(usage.records)::bigint AS records, sum(usage.quantity)::bigint AS quantity,
      sum(usage.charge_micros)::bigint AS "chargeMicros"
    FROM usage_file file JOIN usage_aggregate usage ON usage.file_id = file.id
    WHERE file.correction_id = ${id}::uuid
    GROUP BY usage.operator_id, usage.line_code
    ORDER BY usage.operator_id NULLS LAST, usage.line_code`;
  return readRows(reader, sql, correctionSum);
}

const usagePeriod = z.object({
  agreementId: z.string(),
  period: z.string(),
  /** Statements of it were issued. */
  isSettled: z.boolean(),
});

/** A month of an agreement in which there is usage. */
export type UsagePeriod = z.infer<typeof usagePeriod>;

/** Lists the months with usage, the latest first, by leaps over the index rather than a walk through it. */
export function usagePeriods(reader: Reader): Promise<UsagePeriod[]> {
  const sql = Prisma.sql`
    WITH RECURSIVE month AS (
      (SELECT agreement_id, period FROM usage_aggregate ORDER BY agreement_id, period LIMIT 1)
      UNION ALL
      SELECT following.agreement_id, following.period FROM month CROSS JOIN LATERAL (
        SELECT agreement_id, period FROM usage_aggregate
        WHERE (agreement_id, period) > (month.agreement_id, month.period)
        ORDER BY agreement_id, period LIMIT 1
      ) following
    )
    SELECT agreement_id AS "agreementId", period, EXISTS (
        SELECT FROM settlement_run run
        WHERE run.agreement_id = month.agreement_id AND run.period = month.period
          AND run.issued_at IS NOT NULL
      ) AS "isSettled"
    FROM month ORDER BY period DESC, agreement_id`;
  return readRows(reader, sql, usagePeriod);
}
