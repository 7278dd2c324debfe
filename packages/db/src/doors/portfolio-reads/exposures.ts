import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

const exposure = z.object({
  period: z.string(),
  /** What is booked as owed to the networks and not paid, tax included. */
  unpaidMicros: z.bigint(),
  /** What is held back under a dispute whose notice is out. */
  withheldMicros: z.bigint(),
});

/** What is owed to the networks for one period. */
export type Exposure = z.infer<typeof exposure>;

/** What the books say is owed to the networks, by the period it is for. */
export function exposures(
  reader: Reader,
  { currency, to }: { readonly currency: string; readonly to: string },
): Promise<Exposure[]> {
  const query = Prisma.sql`
    SELECT entry.period,
      coalesce(-sum(posting.amount_micros) FILTER (WHERE posting.account = 'mno-payable'), 0)::bigint
        AS "unpaidMicros",
      coalesce(-sum(posting.amount_micros) FILTER (WHERE posting.account = 'mno-disputed'), 0)::bigint
        AS "withheldMicros"
    FROM ledger_posting posting JOIN ledger_transaction entry ON entry.id = posting.transaction_id
    WHERE posting.account IN ('mno-payable', 'mno-disputed') AND posting.currency = ${currency}
      AND entry.period <= ${to}
    GROUP BY entry.period ORDER BY entry.period`;
  return readRows(reader, query, exposure);
}
