import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { OpenItem } from "@tributary/domain/ledger/aging";
import { type Claimed, openItemsOf } from "@tributary/domain/ledger/open-items";
import type { Micros } from "@tributary/domain/money/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { statementKey } from "./statement-key.ts";

/**
 * Loads what operators have not paid yet, from the books.
 *
 * Units   micros of the currency each statement is paid in.
 * Shape   by operator; items refer to statements by number and sum to the operator's receivable. An event of
 *         no statement is open from the day it was posted.
 */
export async function loadOpenItems(
  tx: PortfolioTables,
  operatorIds: readonly string[],
): Promise<Map<string, OpenItem[]>> {
  const [postings, statements] = await Promise.all([
    tx.ledgerPosting.findMany({
      where: { account: "operator-receivable", party: { in: [...operatorIds] } },
      include: {
        transaction: { select: { key: true, kind: true, period: true, agreementId: true, postedAt: true } },
      },
      orderBy: { id: "asc" },
    }),
    tx.statement.findMany({
      where: { operatorId: { in: [...operatorIds] } },
      select: { number: true, version: true, dueOn: true },
    }),
  ]);
  const issued = new Map(statements.map((row) => [statementKey(row.number, row.version), row]));
  const byOperator = groupBy(postings, ({ party }) => party ?? "");
  return new Map(
    operatorIds.map((operatorId) => {
      // One statement's claims and payments share its agreement, its period and its currency.
      const accounts = groupBy(byOperator.get(operatorId) ?? [], ({ transaction, currency }) =>
        JSON.stringify([transaction.agreementId, transaction.period, currency]),
      );
      return [operatorId, [...accounts.values()].flatMap((account) => openOn(account, issued))];
    }),
  );
}

interface Posting {
  readonly currency: string;
  readonly amountMicros: Micros;
  readonly transaction: { readonly key: string; readonly kind: string; readonly postedAt: Date };
}

interface Issued {
  readonly number: string;
  readonly dueOn: Date;
}

function openOn(account: readonly Posting[], issued: ReadonlyMap<string, Issued>): OpenItem[] {
  const isPayment = ({ transaction }: Posting): boolean => transaction.kind === "operator-paid";
  const paidMicros = account.filter(isPayment).reduce((sum, { amountMicros }) => sum - amountMicros, 0n);
  const claims = account
    .filter((posting) => !isPayment(posting))
    .map(({ currency, amountMicros, transaction }): Claimed => {
      const statement = issued.get(transaction.key);
      const dueOn = statement?.dueOn ?? transaction.postedAt;
      const reference = statement?.number ?? transaction.key;
      return { reference, currency, amountMicros, dueOn: dueOn.toISOString().slice(0, 10) };
    });
  return openItemsOf(claims.length === 0 ? account.map(asAdvance) : claims, paidMicros);
}

/** What was paid on a statement of nothing hangs on the payment itself. */
function asAdvance({ currency, transaction }: Posting): Claimed {
  const dueOn = transaction.postedAt.toISOString().slice(0, 10);
  return { reference: transaction.key, currency, amountMicros: 0n, dueOn };
}
