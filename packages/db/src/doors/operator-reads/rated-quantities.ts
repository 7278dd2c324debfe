import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

const quantityRank = z.object({
  service: z.string(),
  /** Base units that half, and nine in ten, of the ratings do not go beyond. */
  p50: z.bigint(),
  p90: z.bigint(),
});

export type QuantityRank = z.infer<typeof quantityRank>;

/** How much the ratings were of each service that any of them has; one without it counts as 0. */
export async function quantityRanks(reader: Reader, ratingIds: readonly string[]): Promise<QuantityRank[]> {
  if (ratingIds.length === 0) return [];
  const query = Prisma.sql`
    WITH used AS (
      SELECT rating_id, service, sum(rated_quantity)::bigint AS quantity
      FROM retail_charge WHERE rating_id = ANY(${ratingIds}::uuid[])
      GROUP BY rating_id, service
    )
    SELECT each.service, percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(quantity, 0)) AS p50,
      percentile_disc(0.9) WITHIN GROUP (ORDER BY coalesce(quantity, 0)) AS p90
    FROM (SELECT DISTINCT service FROM used) each
    CROSS JOIN unnest(${ratingIds}::uuid[]) AS rating(id)
    LEFT JOIN used ON used.rating_id = rating.id AND used.service = each.service
    GROUP BY each.service ORDER BY each.service`;
  return readRows(reader, query, quantityRank);
}

const lineQuantity = z.object({
  agreementId: z.string(),
  lineCode: z.string(),
  service: z.string(),
  quantity: z.bigint(),
});

/** What a line of the contract counted of a service, in base units. */
export type LineQuantity = z.infer<typeof lineQuantity>;

/**
 * What each line of the contract counted of each service in a billed period. `from` and `until` choose what
 * is scanned. What it cost is not read.
 */
export function lineQuantities(
  reader: Reader,
  { period, from, until }: { readonly period: string; readonly from: Date; readonly until: Date },
): Promise<LineQuantity[]> {
  const query = Prisma.sql`
    SELECT agreement_id AS "agreementId", line_code AS "lineCode", service,
      sum(rated_quantity)::bigint AS quantity
    FROM cdr WHERE occurred_at >= ${from} AND occurred_at < ${until} AND period = ${period}
    GROUP BY agreement_id, line_code, service ORDER BY agreement_id, line_code, service`;
  return readRows(reader, query, lineQuantity);
}
