import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "../portfolio-reads/reader.ts";

export interface PlanRatingsRequest {
  readonly planVersionId: string;
  readonly period: string;
  /** The end of the period. */
  readonly until: Date;
}

const planRating = z.object({ id: z.string(), chargeMicros: z.bigint() });

/** A subscriber's rating in force: what its usage of a period was charged. */
export type PlanRating = z.infer<typeof planRating>;

/** The ratings of a period in force, of those who hold a plan's version at its end. */
export function planRatings(reader: Reader, request: PlanRatingsRequest): Promise<PlanRating[]> {
  const { planVersionId, period, until } = request;
  const query = Prisma.sql`
    SELECT DISTINCT ON (rating.subscriber_id) rating.id, rating.charge_micros AS "chargeMicros"
    FROM retail_rating rating
    JOIN subscriber_plan held
      ON held.operator_id = rating.operator_id AND held.subscriber_id = rating.subscriber_id
    WHERE rating.period = ${period} AND held.plan_version_id = ${planVersionId}::uuid
      AND held.valid_from < ${until} AND (held.valid_until IS NULL OR held.valid_until >= ${until})
    ORDER BY rating.subscriber_id, rating.version DESC`;
  return readRows(reader, query, planRating);
}
