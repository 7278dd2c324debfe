import { createHash } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { plainAmount } from "@tributary/domain/money/amount-text";
import { importPayments } from "@tributary/services/payment/import-payments";

interface Collection {
  readonly period: string;
  /** Of a hundred customers, those who pay. */
  readonly share: number;
  readonly at: Date;
  readonly actor: string;
}

/**
 * What most customers do: they pay their bill, by transfers that name it. The bank's file of them is taken in
 * as any other.
 */
export async function collectPayments(
  db: OperatorDb,
  { period, share, at, actor }: Collection,
): Promise<void> {
  const bills = await db.shared.bill.findMany({
    where: { period, status: "final", kind: "bill", grossMicros: { gt: 0 } },
    select: { number: true, currency: true, grossMicros: true },
    orderBy: { number: "asc" },
  });
  const paidOn = at.toISOString().slice(0, 10);
  const rows = bills
    .filter(({ number }) => pays(number ?? "", share))
    .map(({ number, currency, grossMicros }) =>
      [paidOn, plainAmount(grossMicros, currency), currency, `TR-${number}`, number, ""].join(","),
    );
  const text = ["paidOn,amount,currency,reference,bill,text", ...rows, ""].join("\n");
  await importPayments(db, {
    fileName: `bank-${period}.csv`,
    bytes: new TextEncoder().encode(text),
    at,
    actor,
  });
}

/** The same customers each time the story is told. */
function pays(number: string, share: number): boolean {
  return (createHash("sha256").update(number).digest()[0] ?? 0) % 100 < share;
}
