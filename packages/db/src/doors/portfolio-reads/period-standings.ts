import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import { standingRuns } from "./standing-runs.ts";

const periodStanding = z.object({
  agreementId: z.string(),
  period: z.string(),
  runId: z.string().nullable(),
  runStatus: z.enum(["draft", "approval_requested", "approved", "issued"]).nullable(),
  isProvisional: z.boolean(),
  /** An earlier version was issued and gave way. */
  wasIssued: z.boolean(),
  /** What our copy of the agreement says the period costs, by the run that stands. */
  expectedMicros: z.bigint().nullable(),
  approvedMicros: z.bigint().nullable(),
  /** Invoice less approved: what is claimed back. */
  recoverableMicros: z.bigint().nullable(),
  /** Net, of the invoice that stands; null when none was accepted. */
  invoiceMicros: z.bigint().nullable(),
  /** An invoice waits for somebody to accept it, or a run is being prepared. */
  isImporting: z.boolean(),
  openDisputes: z.int(),
});

/** How far the settlement of one agreement's period has come. */
export type PeriodStanding = z.infer<typeof periodStanding>;

export interface PeriodsOf {
  readonly currency: string;
  readonly periods: readonly string[];
}

/** Every agreement of a currency in each of the periods, whether anything has happened there or not. */
export function periodStandings(reader: Reader, { currency, periods }: PeriodsOf): Promise<PeriodStanding[]> {
  const sorted = [...periods].sort();
  const range = { currency, from: sorted[0] ?? "", to: sorted.at(-1) ?? "" };
  const query = Prisma.sql`
    WITH run AS (${standingRuns(range)})
    SELECT agreement.id AS "agreementId", wanted.period, run.id AS "runId", run.status AS "runStatus",
      coalesce(run.is_provisional, false) AS "isProvisional", was_issued AS "wasIssued",
      settled."expectedMicros", settled."approvedMicros", settled."recoverableMicros",
      received.micros AS "invoiceMicros", (flagged OR preparing) AS "isImporting", disputes AS "openDisputes"
    FROM agreement
    CROSS JOIN unnest(${sorted}::text[]) AS wanted (period)
    LEFT JOIN run ON run.agreement_id = agreement.id AND run.period = wanted.period
    LEFT JOIN LATERAL (
      SELECT (
          SELECT sum(replace(line ->> 'expectedMicros', 'n', '')::bigint)::bigint
          FROM jsonb_array_elements(settlement -> 'approved') AS line
        ) AS "expectedMicros",
        replace(settlement #>> '{totals,approvedMicros}', 'n', '')::bigint AS "approvedMicros",
        replace(settlement #>> '{amounts,netRecoverableMicros}', 'n', '')::bigint AS "recoverableMicros"
      -- Taken out once: a result is large, and each look into the column unpacks it anew.
      FROM (SELECT result -> 'settlement' AS settlement FROM settlement_run WHERE id = run.id OFFSET 0) stored
    ) settled ON true
    CROSS JOIN LATERAL (
      SELECT sum(net_micros) FILTER (WHERE status = 'received')::bigint AS micros,
        coalesce(bool_or(status = 'flagged'), false) AS flagged
      FROM mno_invoice WHERE agreement_id = agreement.id AND period = wanted.period
    ) received
    CROSS JOIN LATERAL (
      SELECT EXISTS (
        SELECT FROM settlement_run WHERE agreement_id = agreement.id AND period = wanted.period
          AND status = 'superseded' AND issued_at IS NOT NULL
      ) AS was_issued, EXISTS (
        SELECT FROM run_progress WHERE agreement_id = agreement.id AND period = wanted.period
          AND finished_at IS NULL AND seen_at > now() - interval '5 minutes'
      ) AS preparing
    ) history
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS disputes FROM dispute
      WHERE agreement_id = agreement.id AND period = wanted.period
        AND status IN ('draft', 'raised', 'acknowledged', 'under_review')
    ) claims
    WHERE agreement.currency = ${currency}
    ORDER BY wanted.period, agreement.id`;
  return readRows(reader, query, periodStanding);
}
