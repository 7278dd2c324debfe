import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import type { StatementDocument } from "@tributary/domain/statement/types";

const ACCOUNT = "operator-receivable";

/** What each of these statements' operators owes in all, in the currency its statement is paid in. */
export async function receivables(
  tx: PortfolioTables,
  documents: readonly StatementDocument[],
): Promise<Map<string, Micros>> {
  const groups = await tx.ledgerPosting.groupBy({
    by: ["party", "currency"],
    where: { account: ACCOUNT, party: { in: documents.map(({ operatorId }) => operatorId) } },
    _sum: { amountMicros: true },
  });
  const sums = new Map(
    groups.map(({ party, currency, _sum }) => [`${party} ${currency}`, _sum.amountMicros ?? 0n]),
  );
  return new Map(
    documents.map(({ operatorId, currency, converted }) => [
      operatorId,
      sums.get(`${operatorId} ${converted?.currency ?? currency}`) ?? 0n,
    ]),
  );
}
