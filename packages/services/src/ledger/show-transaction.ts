import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { partyNames } from "./party-names.ts";

export interface ShownTransaction {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly description: string;
  readonly agreementId: string | null;
  readonly period: string | null;
  readonly postedAt: Date;
  readonly postings: readonly {
    readonly account: string;
    readonly party: string | null;
    readonly partyName: string | null;
    readonly currency: string;
    /** Positive is a debit. */
    readonly amountMicros: bigint;
  }[];
  /** By currency; zero, or the books are broken. */
  readonly sums: readonly { readonly currency: string; readonly amountMicros: bigint }[];
}

/**
 * Shows one business event of the books.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showTransaction(
  db: Pick<PortfolioTables, "ledgerTransaction" | "operator" | "mno">,
  id: string,
): Promise<ShownTransaction> {
  const row = await db.ledgerTransaction.findUnique({
    where: { id },
    include: {
      postings: {
        select: { account: true, party: true, currency: true, amountMicros: true },
        orderBy: { id: "asc" },
      },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such entry in the books: check its id.");
  const sums = new Map<string, bigint>();
  for (const { currency, amountMicros } of row.postings) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMicros);
  }
  const names = await partyNames(db, row.postings);
  const postings = row.postings.map((posting) => ({
    ...posting,
    partyName: names.get(posting.party ?? "") ?? posting.party,
  }));
  return {
    ...row,
    postings,
    sums: [...sums].map(([currency, amountMicros]) => ({ currency, amountMicros })),
  };
}
