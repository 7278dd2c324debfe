import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { LedgerBalance, LedgerBalanceFilter } from "@tributary/db/doors/portfolio-reads/ledger-balances";
import type { LedgerAccountKind } from "@tributary/domain/ledger/types";

export type PartyBalance = Omit<LedgerBalance, "total">;

/** An account in one currency, over all its parties. */
export interface AccountBalance {
  readonly account: string;
  readonly currency: string;
  readonly amountMicros: bigint;
  readonly postings: number;
}

/** As a balance sheet goes: what others owe, what is owed, what came in and what it cost. */
const IN_ORDER = [
  "operator-receivable",
  "mno-claim-receivable",
  "cash",
  "mno-payable",
  "mno-disputed",
  "tax",
  "settlement-revenue",
  "margin-revenue",
  "wholesale-cost",
  "retained-cost",
  "fx-rounding",
] as const satisfies readonly LedgerAccountKind[];

/**
 * Lists what stands on the accounts.
 *
 * Shape   one page of `rows`, one per account, party and currency, the largest of an account first;
 *         `accounts` are those of the whole books, `total` counts the rows of all pages.
 */
export async function listBalances(
  db: Pick<PortfolioDb, "reads" | "ledgerPosting">,
  { page, pageSize, ...filter }: LedgerBalanceFilter & { readonly page: number; readonly pageSize: number },
): Promise<{
  readonly rows: readonly PartyBalance[];
  readonly total: number;
  readonly accounts: readonly AccountBalance[];
}> {
  const [rows, accounts] = await Promise.all([
    db.reads.ledgerBalances({ ...filter, limit: pageSize, offset: (page - 1) * pageSize }),
    db.ledgerPosting.groupBy({
      by: ["account", "currency"],
      _sum: { amountMicros: true },
      _count: true,
      orderBy: [{ account: "asc" }, { currency: "asc" }],
    }),
  ]);
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    accounts: accounts
      .map(({ account, currency, _sum, _count }) => ({
        ...{ account, currency, postings: _count },
        amountMicros: _sum.amountMicros ?? 0n,
      }))
      .sort((one, other) => placeOf(one.account) - placeOf(other.account)),
  };
}

function placeOf(account: string): number {
  return (IN_ORDER as readonly string[]).indexOf(account);
}
