import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { Micros } from "@tributary/domain/money/types";
import type { AccountFact } from "@tributary/domain/settlement/identity-facts";
import { readDocument } from "../statement/document.ts";
import { owedBy } from "../statement/owed-by.ts";

/**
 * Lays each operator's account in the books beside its statements: only the latest version of a number is
 * owed.
 *
 * Shape   one fact per operator and currency; payments are what the books say was paid.
 */
export async function accountFacts(tx: PortfolioTables): Promise<AccountFact[]> {
  const closing = await sumsOf(tx, {});
  const paid = await sumsOf(tx, { transaction: { kind: "operator-paid" } });
  const adjusted = await sumsOf(tx, { transaction: { kind: "operator-adjusted" } });
  const statements = await statementsOwed(tx);
  const names = new Set([...closing.keys(), ...statements.keys()]);
  return [...names].sort().map((name) => ({
    operatorId: name,
    openingMicros: 0n,
    statementMicros: statements.get(name) ?? 0n,
    adjustmentsMicros: adjusted.get(name) ?? 0n,
    paymentsMicros: -(paid.get(name) ?? 0n),
    creditsMicros: 0n,
    closingMicros: closing.get(name) ?? 0n,
  }));
}

type PostingWhere = NonNullable<
  NonNullable<Parameters<PortfolioTables["ledgerPosting"]["findMany"]>[0]>["where"]
>;

async function sumsOf(tx: PortfolioTables, where: PostingWhere): Promise<Map<string, Micros>> {
  const groups = await tx.ledgerPosting.groupBy({
    by: ["party", "currency"],
    where: { ...where, account: "operator-receivable" },
    _sum: { amountMicros: true },
  });
  return new Map(
    groups.map(({ party, currency, _sum }) => [`${party} ${currency}`, _sum.amountMicros ?? 0n]),
  );
}

async function statementsOwed(tx: PortfolioTables): Promise<Map<string, Micros>> {
  const rows = await tx.statement.findMany({
    distinct: ["operatorId", "number"],
    orderBy: [{ operatorId: "asc" }, { number: "asc" }, { version: "desc" }],
    select: { operatorId: true, document: true },
  });
  const sums = new Map<string, Micros>();
  for (const { operatorId, document } of rows) {
    const statement = readDocument(document);
    const name = `${operatorId} ${statement.converted?.currency ?? statement.currency}`;
    sums.set(name, (sums.get(name) ?? 0n) + owedBy(statement));
  }
  return sums;
}
