import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const exceptionAge = z.object({
  agreementId: z.string(),
  period: z.string(),
  cause: z.string(),
  /** Days it has waited, by the bucket's lower edge: 0, 1, 3 or 7. */
  age: z.literal([0, 1, 3, 7]),
  count: z.int(),
  /** Sum of the differences' sizes. */
  micros: z.bigint(),
});

/** How much waits for a decision, and for how long. */
export type ExceptionAge = z.infer<typeof exceptionAge>;

/** Sums the open exceptions of all periods up to one, by agreement, period, cause and age. */
export function exceptionAges(
  reader: Reader,
  { currency, to, at }: { readonly currency: string; readonly to: string; readonly at: Date },
): Promise<ExceptionAge[]> {
  const ago = (days: number) => new Date(at.getTime() - days * 86_400_000);
  const query = Prisma.sql`
    SELECT waiting.agreement_id AS "agreementId", waiting.period, waiting.cause,
      CASE WHEN waiting.created_at <= ${ago(7)} THEN 7 WHEN waiting.created_at <= ${ago(3)} THEN 3
        WHEN waiting.created_at <= ${ago(1)} THEN 1 ELSE 0 END AS age,
      count(*)::int AS count, sum(abs(waiting.delta_micros))::bigint AS micros
    FROM discrepancy waiting JOIN mno_invoice invoice ON invoice.id = waiting.invoice_id
    WHERE waiting.status = 'open' AND waiting.period <= ${to} AND invoice.currency = ${currency}
      AND invoice.status <> 'superseded'
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  return readRows(reader, query, exceptionAge);
}

const worstException = z.object({
  id: z.string(),
  agreementId: z.string(),
  period: z.string(),
  key: z.string(),
  cause: z.string(),
  deltaMicros: z.bigint(),
  runId: z.string().nullable(),
});

/** The open exception with the most money in it. */
export type WorstException = z.infer<typeof worstException>;

export async function findWorstException(
  reader: Reader,
  { currency, to }: { readonly currency: string; readonly to: string },
): Promise<WorstException | null> {
  const query = Prisma.sql`
    SELECT waiting.id, waiting.agreement_id AS "agreementId", waiting.period, waiting.key, waiting.cause,
      waiting.delta_micros AS "deltaMicros", (
        SELECT run.id FROM settlement_run run
        WHERE run.agreement_id = waiting.agreement_id AND run.period = waiting.period
          AND run.status <> 'superseded'
        ORDER BY run.version DESC LIMIT 1
      ) AS "runId"
    FROM discrepancy waiting JOIN mno_invoice invoice ON invoice.id = waiting.invoice_id
    WHERE waiting.status = 'open' AND waiting.period <= ${to} AND invoice.currency = ${currency}
      AND invoice.status <> 'superseded'
    ORDER BY abs(waiting.delta_micros) DESC, waiting.created_at LIMIT 1`;
  const [worst] = await readRows(reader, query, worstException);
  return worst ?? null;
}
