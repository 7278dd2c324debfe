import { holdAccount } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { minorUnitMicros } from "@tributary/domain/money/currency";
import type { Micros } from "@tributary/domain/money/types";
import { writeAudit } from "../audit/write-audit.ts";
import { findFinalBill } from "../bill/find-bill.ts";
import { dateOf, spendCredit } from "./account.ts";

export const PAYMENT_METHODS = ["transfer", "card", "cash"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export interface PaymentRequest {
  /** The bill it is for; what it does not need pays others, the one due first before the others. */
  readonly billNumber: string;
  readonly amountMicros: Micros;
  readonly method: PaymentMethod;
  /** The bank's own: a payment is recorded once. */
  readonly reference: string;
  /** YYYY-MM-DD */
  readonly paidOn: string;
  readonly actor: string;
}

/**
 * Records what a subscriber has paid, and which bills it pays.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for an amount that is none; `ALREADY_DONE` for a
 *         reference that is recorded already.
 */
export async function recordPayment(
  db: OperatorDb,
  { billNumber, amountMicros, method, reference, paidOn, actor }: PaymentRequest,
): Promise<{ readonly id: string }> {
  return db.$transaction(async (tx) => {
    const bill = await findFinalBill(tx, billNumber);
    const { subscriberId, currency } = bill;
    refuseAmount(amountMicros, currency);
    await holdAccount(tx, subscriberId);
    if ((await tx.payment.count({ where: { method, reference } })) > 0) {
      throw new DomainError("ALREADY_DONE", `The payment ${reference} is recorded already.`);
    }
    const { id } = await tx.payment.create({
      data: {
        ...{ subscriberId, currency, amountMicros, method, reference },
        paidOn: dateOf(paidOn),
        recordedBy: actor,
      },
      select: { id: true },
    });
    await spendCredit(tx, subscriberId, currency, bill.id);
    await writeAudit(tx, {
      actor,
      action: "payment:record",
      subject: billNumber,
      operatorId: db.operatorId,
      details: { method, amountMicros: String(amountMicros) },
    });
    return { id };
  });
}

/** Throws  {@link DomainError} `INPUT_INVALID` unless it is a positive number of minor units. */
export function refuseAmount(amountMicros: Micros, currency: string): void {
  if (amountMicros > 0n && amountMicros % minorUnitMicros(currency) === 0n) return;
  throw new DomainError("INPUT_INVALID", `Write an amount above zero, in whole units of ${currency}.`);
}
