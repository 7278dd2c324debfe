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
    SELECT usage.agreement_id AS "agreementId", usage.period, usage.operator_id AS "operatorId",
      usage.line_code AS "lineCode",
      sum(usage.charge_micros)::bigint AS "chargeMicros", max(usage.day) AS "lastDay"
    FROM unnest(${agreements}::text[], ${labels}::text[]) AS wanted (agreement_id, period)
    JOIN usage_aggregate usage USING (agreement_id, period)
    WHERE usage.outcome = 'accepted'
    GROUP BY usage.agreement_id, usage.period, usage.operator_id, usage.line_code ORDER BY 1, 2, 3, 4`;
  return readRows(reader, query, usageAccrual);
}
