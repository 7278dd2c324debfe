import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";
import { dateOf } from "./account.ts";

export interface PromiseRequest {
  /** The subscriber's number. */
  readonly subscriber: string;
  /** YYYY-MM-DD: until then nothing is done about its bills. */
  readonly untilDay: string;
  readonly note: string;
  readonly actor: string;
}

/** Keeps that a subscriber has promised to pay, in the place of what it promised before. */
export async function promisePayment(
  db: OperatorDb,
  { subscriber, untilDay, note, actor }: PromiseRequest,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { id: subscriberId } = await findSubscriber(tx, subscriber);
    await tx.paymentPromise.create({
      data: {
        subscriberId,
        untilDay: dateOf(untilDay),
        note: requireReason(note, "Say what was agreed."),
        madeBy: actor,
      },
    });
    await writeAudit(tx, {
      actor,
      action: "payment:promise",
      subject: subscriber,
      operatorId: db.operatorId,
      details: { untilDay },
    });
  });
}
