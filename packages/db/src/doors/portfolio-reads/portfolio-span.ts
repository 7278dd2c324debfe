import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const span = z.object({
  currency: z.string(),
  /** The first period with anything in it, the last with an invoice or a run, the last with usage. */
  first: z.string().nullable(),
  lastBilled: z.string().nullable(),
  lastUsed: z.string().nullable(),
});

export type PortfolioSpan = z.infer<typeof span>;

/** Which currencies the agreements are in, and the periods each has something to show for. */
export function portfolioSpans(reader: Reader): Promise<PortfolioSpan[]> {
  const query = Prisma.sql`
    SELECT agreement.currency,
      min(least(billed.first, used.first)) AS first,
      max(billed.last) AS "lastBilled", max(used.last) AS "lastUsed"
    FROM agreement
    CROSS JOIN LATERAL (
      SELECT min(period) AS first, max(period) AS last FROM (
        SELECT period FROM settlement_run WHERE agreement_id = agreement.id
        UNION ALL SELECT period FROM mno_invoice WHERE agreement_id = agreement.id
      ) billed
    ) billed
    CROSS JOIN LATERAL (
      SELECT min(period) AS first, max(period) AS last FROM usage_aggregate WHERE agreement_id = agreement.id
    ) used
    GROUP BY agreement.currency ORDER BY count(*) DESC, agreement.currency`;
  return readRows(reader, query, span);
}
