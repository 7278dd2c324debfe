import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { AccountFact } from "@tributary/domain/settlement/identity-facts";

/** The books as a whole: their postings sum to zero in every currency, one fact each. */
export async function bookFacts(tx: PortfolioTables): Promise<AccountFact[]> {
  const groups = await tx.ledgerPosting.groupBy({
    by: ["currency"],
    _sum: { amountMicros: true },
    orderBy: { currency: "asc" },
  });
  return groups.map(({ currency, _sum }) => ({
    operatorId: `all, in ${currency}`,
    openingMicros: 0n,
    statementMicros: 0n,
    adjustmentsMicros: 0n,
    paymentsMicros: 0n,
    creditsMicros: 0n,
    closingMicros: _sum.amountMicros ?? 0n,
  }));
}
