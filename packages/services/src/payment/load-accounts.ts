import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { openBillsOf, unusedPaymentsOf } from "@tributary/db/doors/payment/payment-rows";
import { type FreePayment, freePayments, type UsedPayment } from "@tributary/domain/payment/allocate-credit";
import type { OpenBill } from "@tributary/domain/payment/allocate-payment";

/** What a subscriber owes and has paid, in one currency. */
export interface Account {
  readonly bills: readonly OpenBill[];
  readonly payments: readonly FreePayment[];
}

interface OfAccount {
  readonly subscriberId: string;
  readonly currency: string;
}

/** Loads the accounts of some subscribers, by {@link accountKey}; one on which nothing is open has none. */
export async function loadAccounts(
  tx: OperatorTables,
  subscriberIds: readonly string[],
): Promise<Map<string, Account>> {
  const bills = grouped<OpenBill & OfAccount>(await openBillsOf(tx, subscriberIds));
  const payments = grouped<UsedPayment & OfAccount>(await unusedPaymentsOf(tx, subscriberIds));
  const keys = new Set([...bills.keys(), ...payments.keys()]);
  return new Map(
    [...keys].map((key) => [
      key,
      { bills: bills.get(key) ?? [], payments: freePayments(payments.get(key) ?? []) },
    ]),
  );
}

export function accountKey({ subscriberId, currency }: OfAccount): string {
  return `${subscriberId} ${currency}`;
}

function grouped<Row extends OfAccount>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(accountKey(row));
    if (group === undefined) groups.set(accountKey(row), [row]);
    else group.push(row);
  }
  return groups;
}
