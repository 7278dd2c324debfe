import { holdAccount } from "@tributary/db/doors/bill/bill-rows";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { Micros } from "@tributary/domain/money/types";
import { writeAudit } from "../audit/write-audit.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import { creditOf, dateOf } from "./account.ts";
import { refuseAmount } from "./record-payment.ts";

export interface RefundRequest {
  /** The subscriber's number. */
  readonly subscriber: string;
  readonly currency: string;
  readonly amountMicros: Micros;
  readonly reference: string;
  /** YYYY-MM-DD */
  readonly paidOn: string;
  readonly actor: string;
}

/**
 * Records money that goes back to a subscriber: of what it has paid beyond its bills.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `INPUT_INVALID` for more than that; `ALREADY_DONE`.
 */
export async function refundPayment(
  db: OperatorDb,
  { subscriber, currency, amountMicros, reference, paidOn, actor }: RefundRequest,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id: subscriberId } = await findSubscriber(tx, subscriber);
    refuseAmount(amountMicros, currency);
    await holdAccount(tx, subscriberId);
    if ((await creditOf(tx, subscriberId, currency)) < amountMicros) {
      throw new DomainError("INPUT_INVALID", "That is more than the subscriber has paid beyond its bills.");
    }
    if ((await tx.payment.count({ where: { method: "refund", reference } })) > 0) {
      throw new DomainError("ALREADY_DONE", `The refund ${reference} is recorded already.`);
    }
    await tx.payment.create({
      data: {
        ...{ subscriberId, currency, amountMicros: -amountMicros, method: "refund", reference },
        paidOn: dateOf(paidOn),
        recordedBy: actor,
      },
    });
    await writeAudit(tx, {
      actor,
      action: "payment:refund",
      subject: subscriber,
      operatorId: db.operatorId,
      details: { amountMicros: String(amountMicros) },
    });
  });
}
