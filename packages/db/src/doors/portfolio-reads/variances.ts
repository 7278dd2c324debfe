import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const variance = z.object({
  /** null = nobody's. */
  operatorId: z.string().nullable(),
  micros: z.bigint(),
});

/** Billed less expected on the exceptions of a period, as far as the evidence gives it to an operator. */
export type Variance = z.infer<typeof variance>;

/** Sums the operators' parts of a period's exceptions, decided ones included. */
export function variances(
  reader: Reader,
  { currency, period }: { readonly currency: string; readonly period: string },
): Promise<Variance[]> {
  const query = Prisma.sql`
    SELECT part ->> 'operatorId' AS "operatorId",
      sum(replace(part ->> 'amountMicros', 'n', '')::bigint)::bigint AS micros
    FROM mno_invoice invoice
    JOIN discrepancy found ON found.invoice_id = invoice.id AND found.agreement_id = invoice.agreement_id
      AND found.period = invoice.period
    CROSS JOIN LATERAL jsonb_array_elements(found.comparison -> 'parts') AS part
    WHERE invoice.period = ${period} AND invoice.currency = ${currency} AND invoice.status <> 'superseded'
      AND found.status <> 'resolved'
    GROUP BY 1 ORDER BY 1`;
  return readRows(reader, query, variance);
}
