import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { refuseStep } from "@tributary/domain/operator-dispute/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "./alone.ts";
import { findOwnDispute } from "./find-own-dispute.ts";

/**
 * Takes a dispute back in its operator's name; its lines can be contested again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `DISPUTE_TRANSITION` once it is answered.
 */
export function withdrawOperatorDispute(
  db: OperatorDb,
  request: { readonly number: string; readonly note: string; readonly actor: string },
): Promise<void> {
  const { number, note, actor } = request;
  return alone(db, async (tx) => {
    const { id, status } = await findOwnDispute(tx, number);
    refuseStep(status, "withdrawn");
    await tx.operatorDispute.updateMany({ where: { id }, data: { status: "withdrawn" } });
    await tx.operatorDisputeEvent.createMany({
      data: [
        {
          disputeId: id,
          side: "operator",
          actor,
          fromStatus: status,
          toStatus: "withdrawn",
          note: note.trim(),
        },
      ],
    });
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "operator-dispute:withdraw", subject: number, operatorId });
  });
}
