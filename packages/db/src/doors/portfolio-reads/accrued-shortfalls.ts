import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const accruedShortfall = z.object({
  agreementId: z.string(),
  /** The last settled period, at whose end this much of the contract year's shortfall is accrued. */
  period: z.string(),
  micros: z.bigint(),
});

/** What annual commitments will come to if the contract year goes on as it went. */
export type AccruedShortfall = z.infer<typeof accruedShortfall>;

/** Each agreement's accrual of annual commitments, by its last run up to a period. */
export function accruedShortfalls(
  reader: Reader,
  { currency, to }: { readonly currency: string; readonly to: string },
): Promise<AccruedShortfall[]> {
  const query = Prisma.sql`
    SELECT agreement.id AS "agreementId", run.period, (
        SELECT coalesce(sum(replace(standing.value ->> 'accruedEarlierMicros', 'n', '')::bigint), 0)
        FROM jsonb_each(run.annual) AS standing
      )::bigint + (
        SELECT coalesce(sum(replace(line ->> 'accruedMicros', 'n', '')::bigint), 0)
        FROM jsonb_array_elements(run.expected) AS line WHERE line ->> 'period' = run.period
      )::bigint AS micros
    FROM agreement CROSS JOIN LATERAL (
      SELECT period, coalesce(snapshot -> 'annual', '{}') AS annual,
        coalesce(result -> 'expected', '[]') AS expected
      FROM settlement_run
      WHERE agreement_id = agreement.id AND period <= ${to} AND status <> 'superseded'
      ORDER BY period DESC, version DESC LIMIT 1
    ) run
    WHERE agreement.currency = ${currency} ORDER BY agreement.id`;
  return readRows(reader, query, accruedShortfall);
}
