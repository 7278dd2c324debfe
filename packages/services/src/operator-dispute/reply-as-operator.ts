import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "./alone.ts";
import { findOwnDispute } from "./find-own-dispute.ts";
import { refuseAnswered } from "./refuse-answered.ts";
import { requireReason } from "./require-reason.ts";

/**
 * Writes a message into a dispute in its operator's name.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `DISPUTE_TRANSITION` once it is answered.
 */
export async function replyAsOperator(
  db: OperatorDb,
  request: { readonly number: string; readonly note: string; readonly actor: string },
): Promise<void> {
  const { number, actor } = request;
  const note = requireReason(request.note, "Write a message before you send it.");
  return alone(db, async (tx) => {
    const { id, status } = await findOwnDispute(tx, number);
    refuseAnswered(status);
    await tx.operatorDisputeEvent.createMany({
      data: [{ disputeId: id, side: "operator", actor, fromStatus: status, toStatus: status, note }],
    });
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "operator-dispute:reply", subject: number, operatorId });
  });
}
