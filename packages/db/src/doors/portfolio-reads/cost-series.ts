import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const costSeries = z.object({
  agreementId: z.string(),
  currency: z.string(),
  /** null = of all operators. */
  operatorId: z.string().nullable(),
  service: z.string(),
  /** null = of all zones. */
  zone: z.string().nullable(),
  since: z.string(),
  /** The last day of which any usage of the agreement has come. */
  lastDay: z.string(),
  /** YYYY-MM-DD to micros. */
  days: z.record(z.string(), z.string()),
});

/** What the usage of one service and zone of an operator cost on each day, and one service of all of them. */
export type CostSeriesRow = z.infer<typeof costSeries>;

export interface CostSeriesQuery {
  /** YYYY-MM-DD, half-open. */
  readonly from: string;
  readonly until: string;
  /** Series that never cost so much on a day, in any of those days, are left out. */
  readonly leastMicros: bigint;
}

/** Sums the accepted usage of some weeks by day; what is nobody's counts among all operators alone. */
export function costSeriesOf(reader: Reader, query: CostSeriesQuery): Promise<CostSeriesRow[]> {
  const { from, until, leastMicros } = query;
  const sql = Prisma.sql`
    WITH spent AS (
      SELECT agreement_id, operator_id, service, zone, day, sum(charge_micros)::bigint AS micros,
        GROUPING(zone) = 1 AS is_whole
      FROM usage_aggregate
      WHERE outcome = 'accepted' AND day >= ${from}::date AND day < ${until}::date
      GROUP BY GROUPING SETS ((agreement_id, operator_id, service, zone, day), (agreement_id, service, day))
    )
    SELECT agreement.id AS "agreementId", agreement.currency, spent.operator_id AS "operatorId",
      spent.service, spent.zone, min(spent.day)::text AS since,
      (SELECT max(day) FROM spent last WHERE last.agreement_id = agreement.id)::text AS "lastDay",
      jsonb_object_agg(spent.day::text, spent.micros::text) AS days
    FROM spent JOIN agreement ON agreement.id = spent.agreement_id
    WHERE spent.is_whole OR spent.operator_id IS NOT NULL
    GROUP BY agreement.id, spent.is_whole, spent.operator_id, spent.service, spent.zone
    HAVING max(spent.micros) >= ${leastMicros}
    ORDER BY agreement.id, spent.operator_id, spent.service, spent.zone`;
  return readRows(reader, sql, costSeries);
}

const costDriver = z.object({
  operatorId: z.string().nullable(),
  zone: z.string(),
  fileId: z.int(),
  chargeMicros: z.bigint(),
});

/** A part of what a day cost. */
export type CostDriver = z.infer<typeof costDriver>;

export interface CostDriverQuery {
  readonly agreementId: string;
  readonly service: string;
  readonly day: string;
  /** Absent: of all operators and zones. */
  readonly operatorId?: string;
  readonly zone?: string;
}

/** What a day's cost is made of, the largest parts first. */
export function costDrivers(reader: Reader, query: CostDriverQuery): Promise<CostDriver[]> {
  const { agreementId, service, day, operatorId = null, zone = null } = query;
  const sql = Prisma.sql`
    SELECT operator_id AS "operatorId", zone, file_id AS "fileId",
      sum(charge_micros)::bigint AS "chargeMicros"
    FROM usage_aggregate
    WHERE agreement_id = ${agreementId} AND service = ${service} AND day = ${day}::date
      AND outcome = 'accepted'
      AND (${operatorId}::text IS NULL OR operator_id = ${operatorId})
      AND (${zone}::text IS NULL OR zone = ${zone})
    GROUP BY operator_id, zone, file_id ORDER BY 4 DESC, 1, 2, 3 LIMIT 3`;
  return readRows(reader, sql, costDriver);
}
