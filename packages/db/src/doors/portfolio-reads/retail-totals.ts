import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";
import type { PeriodRange } from "./standing-runs.ts";

const retailStanding = z.object({
  operatorId: z.string(),
  period: z.string(),
  openingSubscribers: z.int(),
  closingSubscribers: z.int(),
  subscriberDays: z.bigint(),
  days: z.int(),
  activations: z.int(),
  voluntary: z.int(),
  involuntary: z.int(),
  portedOut: z.int(),
  bills: z.int(),
  netRevenueMicros: z.bigint(),
  isProvisional: z.boolean(),
  /** Net of the operator's latest statements; null without any, or while one is in no such currency. */
  chargeMicros: z.bigint().nullable(),
  /** Whether a run that is not issued yet charges the operator as well. */
  isChargeOpen: z.boolean(),
});

/** The sums of an operator's own business in one period, and what its statements charge it for that. */
export type RetailStanding = z.infer<typeof retailStanding>;

/**
 * The retail totals in one currency, of all operators or of one. A statement counts in the currency it is
 * written in, or in the one it is paid in, whichever the total has.
 */
export function retailTotals(
  reader: Reader,
  { currency, from, to, operatorId }: PeriodRange & { readonly operatorId?: string },
): Promise<RetailStanding[]> {
  const own = operatorId === undefined ? Prisma.empty : Prisma.sql`AND operator_id = ${operatorId}`;
  const inRange = Prisma.sql`period BETWEEN ${from} AND ${to}`;
  const query = Prisma.sql`
    WITH latest AS (
      SELECT DISTINCT ON (operator_id, number) operator_id, period, currency, net_micros, document
      FROM statement WHERE ${inRange} ${own} ORDER BY operator_id, number, version DESC
    ), charged AS (
      SELECT operator_id, period, bool_or(micros IS NULL) AS is_elsewhere, sum(micros)::bigint AS micros
      FROM (
        SELECT operator_id, period, CASE
          WHEN currency = ${currency} THEN net_micros
          -- A document is looked into only where it has to be: it is large.
          WHEN document->'converted'->>'currency' = ${currency}
            THEN (document->'converted'->>'netMicros')::bigint END AS micros
        FROM latest) amounts
      GROUP BY operator_id, period
    ), open AS (
      SELECT DISTINCT line.operator_id, run.period
      FROM settlement_run run
      CROSS JOIN LATERAL (SELECT DISTINCT operator_id FROM settlement_line WHERE run_id = run.id ${own}) line
      WHERE run.${inRange} AND run.status NOT IN ('issued', 'superseded')
    )
    SELECT total.operator_id AS "operatorId", total.period,
      opening_subscribers AS "openingSubscribers", closing_subscribers AS "closingSubscribers",
      subscriber_days AS "subscriberDays", days, activations, voluntary, involuntary,
      ported_out AS "portedOut", bills, net_revenue_micros AS "netRevenueMicros",
      is_provisional AS "isProvisional",
      CASE WHEN NOT charged.is_elsewhere THEN charged.micros END AS "chargeMicros",
      open.operator_id IS NOT NULL AS "isChargeOpen"
    FROM (SELECT * FROM retail_total WHERE currency = ${currency} AND ${inRange} ${own}) total
    LEFT JOIN charged ON (charged.operator_id, charged.period) = (total.operator_id, total.period)
    LEFT JOIN open ON (open.operator_id, open.period) = (total.operator_id, total.period)
    ORDER BY total.period, total.operator_id`;
  return readRows(reader, query, retailStanding);
}

const retailSpan = z.object({ currency: z.string(), first: z.string(), last: z.string() });

/** A currency of retail totals, with the first and the last of their periods. */
export type RetailSpan = z.infer<typeof retailSpan>;

/** In which currencies and periods there are retail totals, of all operators or of one. */
export function retailSpans(
  reader: Reader,
  { operatorId }: { readonly operatorId?: string } = {},
): Promise<RetailSpan[]> {
  const own = operatorId === undefined ? Prisma.empty : Prisma.sql`WHERE operator_id = ${operatorId}`;
  const query = Prisma.sql`
    SELECT currency, min(period) AS first, max(period) AS last
    FROM retail_total ${own} GROUP BY currency ORDER BY count(DISTINCT operator_id) DESC, currency`;
  return readRows(reader, query, retailSpan);
}
