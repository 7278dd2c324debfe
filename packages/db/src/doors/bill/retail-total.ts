import type { PrismaClient } from "../../generated/shared/client.ts";
import type { OperatorTables } from "../operator-db.ts";

/** From when until when a prepaid subscriber counts as active, because of something that was used or paid. */
export interface ActiveSpell {
  readonly subscriberId: string;
  readonly from: Date;
  readonly until: Date;
}

export interface RetailTotalRequest {
  readonly period: string;
  readonly currency: string;
  /** The instants between which the period lies. */
  readonly from: Date;
  readonly until: Date;
  /** The end of each of its days; the last one is `until`. */
  readonly dayEnds: readonly Date[];
  readonly prepaid: readonly ActiveSpell[];
}

/**
 * Sums a period of the operator's own business up anew, in one statement.
 *
 * Shape   a subscriber is active at an instant when it was activated before and is not terminated yet; one
 *         who is suspended still pays and counts. A prepaid one counts within its spells only. A period with
 *         bills that are not final, or without a final run, is provisional.
 */
export async function writeRetailTotal(tx: OperatorTables, request: RetailTotalRequest): Promise<void> {
  const { period, currency, from, until, dayEnds, prepaid } = request;
  const spells = JSON.stringify(
    prepaid.map((spell) => ({ subscriber_id: spell.subscriberId, begins: spell.from, ends: spell.until })),
  );
  await (tx as unknown as Pick<PrismaClient, "$executeRaw">).$executeRaw`
    WITH spell AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${spells}::jsonb)
        AS spell(subscriber_id uuid, begins timestamptz, ends timestamptz)
    ), life AS MATERIALIZED (
      SELECT activated_at AS begins, terminated_at AS ends FROM subscriber
      WHERE billing = 'postpaid' AND activated_at < ${until}
        AND (terminated_at IS NULL OR terminated_at > ${from})
      UNION ALL
      SELECT greatest(activated_at, part.begins), least(terminated_at, part.ends)
      FROM subscriber CROSS JOIN LATERAL (
        SELECT min(begins) AS begins, max(ends) AS ends FROM (
          SELECT begins, ends, sum(is_new) OVER (ORDER BY begins) AS island FROM (
            SELECT begins, ends,
              CASE WHEN begins <= max(ends) OVER (
                ORDER BY begins ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS is_new
            FROM spell WHERE spell.subscriber_id = subscriber.id) marked) placed
        GROUP BY island) part
      WHERE billing = 'prepaid' AND activated_at IS NOT NULL
    ), active AS (
      SELECT
        count(*) FILTER (WHERE begins < ${from} AND (ends IS NULL OR ends >= ${from}))::int AS opening,
        count(*) FILTER (WHERE begins < ${until} AND (ends IS NULL OR ends >= ${until}))::int AS closing,
        coalesce(sum((SELECT count(*) FROM unnest(${[...dayEnds]}::timestamptz[]) AS day(ends_at)
          WHERE begins < ends_at AND (ends IS NULL OR ends >= ends_at))), 0)::bigint AS days
      FROM life
    ), moved AS (
      SELECT count(*) FILTER (WHERE activated_at >= ${from} AND activated_at < ${until})::int AS activations,
        count(*) FILTER (WHERE has_left AND status_reason = 'voluntary')::int AS voluntary,
        count(*) FILTER (WHERE has_left AND status_reason = 'port-out')::int AS ported_out,
        count(*) FILTER (WHERE has_left AND status_reason NOT IN ('voluntary', 'port-out'))::int
          AS involuntary
      FROM (
        SELECT *, status = 'terminated' AND terminated_at >= ${from} AND terminated_at < ${until} AS has_left
        FROM subscriber) who
    ), billed AS (
      SELECT count(*) FILTER (WHERE kind = 'bill')::int AS bills, coalesce(sum(net_micros), 0)::bigint AS net,
        coalesce(bool_or(status = 'draft'), false) AS has_drafts
      FROM bill WHERE period = ${period} AND currency = ${currency}
    )
    INSERT INTO retail_total
      (period, currency, opening_subscribers, closing_subscribers, subscriber_days, days, activations,
        voluntary, involuntary, ported_out, bills, net_revenue_micros, is_provisional)
    SELECT ${period}, ${currency}, opening, closing, active.days, ${dayEnds.length}::int, activations,
      voluntary, involuntary, ported_out, bills, net,
      has_drafts OR NOT EXISTS (SELECT FROM bill_run WHERE period = ${period} AND status = 'final')
    FROM active, moved, billed
    ON CONFLICT (operator_id, period, currency) DO UPDATE SET
      opening_subscribers = excluded.opening_subscribers, closing_subscribers = excluded.closing_subscribers,
      subscriber_days = excluded.subscriber_days, days = excluded.days, activations = excluded.activations,
      voluntary = excluded.voluntary, involuntary = excluded.involuntary, ported_out = excluded.ported_out,
      bills = excluded.bills, net_revenue_micros = excluded.net_revenue_micros,
      is_provisional = excluded.is_provisional`;
}
