import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { refuseEnded } from "@tributary/domain/sim-transfer/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findTransfer } from "./find-transfer.ts";

export interface WithdrawRequest {
  readonly id: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Takes back what was asked for; the SIMs are in stock again, and whoever was offered them is so no more.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `STEP_REFUSED` once it is over.
 */
export function withdrawTransfer(db: OperatorDb, { id, reason, actor, at }: WithdrawRequest): Promise<void> {
  return alone(db, async (tx) => {
    const endNote = requireReason(reason, "Say why the SIMs are not to go.");
    refuseEnded((await findTransfer(tx, id)).status);
    await tx.simTransfer.updateMany({ where: { id }, data: { status: "withdrawn", endedAt: at, endNote } });
    const details = { reason: endNote };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "sim-transfer:withdraw", subject: id, operatorId, details });
  });
}
