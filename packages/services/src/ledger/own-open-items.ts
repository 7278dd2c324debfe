import type { OperatorTables } from "@tributary/db/doors/operator-db";
import type { OpenItem } from "@tributary/domain/ledger/aging";
import { type Claimed, openItemsOf } from "@tributary/domain/ledger/open-items";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { readDocument } from "../statement/document.ts";
import { owedBy } from "../statement/owed-by.ts";

/**
 * Loads what an operator has not paid yet through its own door: from its statements and its payments, without
 * the MVNA's books.
 *
 * Shape   the same items as the books give, see `load-open-items.ts`.
 */
export async function ownOpenItems(shared: Pick<OperatorTables, "statement">): Promise<OpenItem[]> {
  const statements = await shared.statement.findMany({
    select: { number: true, document: true, payments: { select: { amountMicros: true } } },
    orderBy: [{ number: "asc" }, { version: "asc" }],
  });
  return [...groupBy(statements, ({ number }) => number).values()].flatMap((versions) => {
    let before = 0n;
    const claims = versions.map(({ number, document }): Claimed => {
      const read = readDocument(document);
      const amountMicros = owedBy(read) - before;
      before = owedBy(read);
      const currency = read.converted?.currency ?? read.currency;
      return { reference: number, currency, dueOn: read.dueOn, amountMicros };
    });
    const paid = versions.flatMap(({ payments }) => payments);
    return openItemsOf(
      claims,
      paid.reduce((sum, { amountMicros }) => sum + amountMicros, 0n),
    );
  });
}
