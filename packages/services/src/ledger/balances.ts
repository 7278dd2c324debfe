import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

export interface Balance {
  readonly account: string;
  readonly party: string | null;
  readonly currency: string;
  /** Positive is a debit balance. */
  readonly amountMicros: bigint;
}

/** Adds up the books by account, party and currency, of one agreement or of the whole portfolio. */
export async function balances(db: PortfolioTables, agreementId?: string): Promise<Balance[]> {
  const groups = await db.ledgerPosting.groupBy({
    by: ["account", "party", "currency"],
    where: agreementId === undefined ? {} : { transaction: { agreementId } },
    _sum: { amountMicros: true },
    orderBy: [{ account: "asc" }, { party: "asc" }, { currency: "asc" }],
  });
  return groups.map(({ account, party, currency, _sum }) => ({
    account,
    party,
    currency,
    amountMicros: _sum.amountMicros ?? 0n,
  }));
}
