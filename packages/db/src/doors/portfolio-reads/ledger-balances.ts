import { z } from "zod";
import { Prisma } from "../../generated/shared/client.ts";
import { type Reader, readRows } from "./reader.ts";

export interface LedgerBalanceFilter {
  readonly account?: string;
  /** Part of a party's code or name. */
  readonly search?: string;
}

const ledgerBalance = z.object({
  account: z.string(),
  /** null = the MVNA itself. */
  party: z.string().nullable(),
  partyName: z.string().nullable(),
  currency: z.string(),
  /** Positive is a debit balance. */
  amountMicros: z.bigint(),
  postings: z.int(),
  /** Balances the filter lets through, on all pages. */
  total: z.int(),
});

/** What stands on one account of one party in one currency. */
export type LedgerBalance = z.infer<typeof ledgerBalance>;

/** One page of the books' balances; a party is an operator or a network. */
export function ledgerBalances(
  reader: Reader,
  {
    account,
    search = "",
    limit,
    offset,
  }: LedgerBalanceFilter & { readonly limit: number; readonly offset: number },
): Promise<LedgerBalance[]> {
  const query = Prisma.sql`
    SELECT account, party, named.name AS "partyName", currency, amount AS "amountMicros", postings,
      (count(*) OVER ())::int AS total
    FROM (
      SELECT account, party, currency, sum(amount_micros)::bigint AS amount, count(*)::int AS postings
      FROM ledger_posting
      WHERE ${account === undefined ? Prisma.sql`TRUE` : Prisma.sql`account = ${account}`}
      GROUP BY account, party, currency
    ) balance
    LEFT JOIN (SELECT id, name FROM operator UNION ALL SELECT id, name FROM mno) named ON named.id = party
    WHERE strpos(lower(concat_ws(' ', party, named.name)), lower(${search})) > 0
    ORDER BY account, abs(amount) DESC, party, currency
    LIMIT ${limit} OFFSET ${offset}`;
  return readRows(reader, query, ledgerBalance);
}
