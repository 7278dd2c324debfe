import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { billsByKey, type KeyedBill, recordedReferences } from "@tributary/db/doors/payment/payment-rows";
import { namedBills, numberKey, numberSpans } from "@tributary/domain/payment/named-bills";
import type { FilePayment } from "./payment-file.ts";

/** A payment with the bill that it names first. */
export interface MatchedPayment extends FilePayment {
  readonly billId: string;
  readonly subscriberId: string;
}

/** A row that is left out, and why. */
export interface LeftPayment {
  readonly line: number;
  readonly reference: string;
  readonly reason: string;
}

export interface MatchedPayments {
  readonly matched: readonly MatchedPayment[];
  readonly unmatched: readonly LeftPayment[];
  /** What is recorded already, or stands in the file before. */
  readonly twice: readonly LeftPayment[];
}

/** Money that comes by a bank's file. */
export const METHOD = "transfer";

/** Finds out what payments are for, and which of them are recorded already. */
export async function matchPayments(
  tx: OperatorTables,
  payments: readonly FilePayment[],
): Promise<MatchedPayments> {
  const recorded = new Set(
    await recordedReferences(
      tx,
      METHOD,
      payments.map(({ reference }) => reference),
    ),
  );
  const bills = new Map((await billsByKey(tx, keysOf(payments))).map((bill) => [bill.key, bill]));
  const matched: MatchedPayment[] = [];
  const unmatched: LeftPayment[] = [];
  const twice: LeftPayment[] = [];
  const lines = new Map<string, number>();
  for (const payment of payments) {
    const { line, reference } = payment;
    const before = lines.get(reference);
    lines.set(reference, before ?? line);
    if (recorded.has(reference)) twice.push({ line, reference, reason: "It is recorded already." });
    else if (before !== undefined) {
      twice.push({ line, reference, reason: `The reference stands in line ${before} already.` });
    } else {
      const match = matchOf(payment, bills);
      if (typeof match === "string") unmatched.push({ line, reference, reason: match });
      else matched.push({ ...payment, billId: match.billId, subscriberId: match.subscriberId });
    }
  }
  return { matched, unmatched, twice };
}

function keysOf(payments: readonly FilePayment[]): string[] {
  const keys = new Set<string>();
  for (const { bill, text } of payments) {
    if (bill !== "") keys.add(numberKey(bill));
    else for (const { key } of numberSpans(text)) keys.add(key);
  }
  return [...keys];
}

/** The bill that a payment names first, or why there is none. */
function matchOf(
  { amountMicros, currency, bill, text }: FilePayment,
  bills: ReadonlyMap<string, KeyedBill>,
): KeyedBill | string {
  if (amountMicros <= 0n) return "Only money that came in is taken: a refund is recorded by itself.";
  const named = bill === "" ? namedBills(text, bills) : [bills.get(numberKey(bill))];
  const [first] = named;
  if (first === undefined) return bill === "" ? "Its text names no bill." : `There is no bill ${bill}.`;
  if (named.some((other) => other?.subscriberId !== first.subscriberId)) {
    return "Its text names bills of several subscribers.";
  }
  return first.currency === currency ? first : `The bill is in ${first.currency}.`;
}
