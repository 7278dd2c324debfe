import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const usageAccrual = z.object({
  agreementId: z.string(),
  period: z.string(),
  /** null = nobody's. */
  operatorId: z.string().nullable(),
  lineCode: z.string(),
  chargeMicros: z.bigint(),
  /** The last day with usage, in the agreement's zone. */
  lastDay: z.date(),
});

/** What an operator's usage of a line comes to at its record rates, before anybody has settled it. */
export type UsageAccrual = z.infer<typeof usageAccrual>;

/** Sums the accepted usage of periods that no run has taken in. */
export function usageAccruals(
  reader: Reader,
  periods: readonly { readonly agreementId: string; readonly period: string }[],
): Promise<UsageAccrual[]> {
  const agreements = periods.map(({ agreementId }) => agreementId);
  const labels = periods.map(({ period }) => period);
  const query = Prisma.sql`
    SELECT wanted.agreement_id AS "agreementId", wanted.period, used.operator_id AS "operatorId",
      used.line_code AS "lineCode", used.charge_micros AS "chargeMicros", used.last_day AS "lastDay"
    FROM unnest(${agreements}::text[], ${labels}::text[]) AS wanted (agreement_id, period)
    -- Period by period: most have no usage, and nobody can tell beforehand.
    CROSS JOIN LATERAL (
      SELECT operator_id, line_code, sum(charge_micros)::bigint AS charge_micros, max(day) AS last_day
      FROM usage_aggregate
      WHERE agreement_id = wanted.agreement_id AND period = wanted.period AND outcome = 'accepted'
      GROUP BY operator_id, line_code
    ) used
    ORDER BY 1, 2, 3, 4`;
  return readRows(reader, query, usageAccrual);
}
