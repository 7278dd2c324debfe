import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const operatorUsageRow = z.object({
  agreementId: z.string(),
  day: z.date(),
  service: z.string(),
  lineCode: z.string(),
  records: z.bigint(),
  /** In base units: bytes, seconds, events. */
  quantity: z.bigint(),
  chargeMicros: z.bigint(),
});

/** One operator's accepted usage of a line on a day. */
export type OperatorUsageRow = z.infer<typeof operatorUsageRow>;

/** Sums one operator's usage of a period by day and line, as its files told it. */
export function operatorUsage(
  reader: Reader,
  { currency, period, operatorId }: { currency: string; period: string; operatorId: string },
): Promise<OperatorUsageRow[]> {
  const query = Prisma.sql`
    SELECT usage.agreement_id AS "agreementId", usage.day, usage.service, usage.line_code AS "lineCode",
      sum(usage.records)::bigint AS records, sum(usage.quantity)::bigint AS quantity,
      sum(usage.charge_micros)::bigint AS "chargeMicros"
    FROM agreement JOIN usage_aggregate usage ON usage.agreement_id = agreement.id
    WHERE agreement.currency = ${currency} AND usage.period = ${period} AND usage.operator_id = ${operatorId}
      AND usage.outcome = 'accepted'
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  return readRows(reader, query, operatorUsageRow);
}
