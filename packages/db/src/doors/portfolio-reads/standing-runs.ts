import { Prisma } from "../../generated/shared/client.ts";

/** Periods `from` to `to`, both included, `YYYY-MM`, of the agreements in one currency. */
export interface PeriodRange {
  readonly currency: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The run each agreement's period stands on: the approved or issued one, else the latest. A subquery with
 * the columns id, agreement_id, period, version, status, invoice_id, is_provisional.
 */
export function standingRuns({ currency, from, to }: PeriodRange): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (run.agreement_id, run.period)
      run.id, run.agreement_id, run.period, run.version, run.status, run.invoice_id, run.is_provisional
    FROM settlement_run run JOIN agreement ON agreement.id = run.agreement_id
    WHERE agreement.currency = ${currency} AND run.period BETWEEN ${from} AND ${to}
      AND run.status <> 'superseded'
    ORDER BY run.agreement_id, run.period, run.status IN ('approved', 'issued') DESC, run.version DESC`;
}
