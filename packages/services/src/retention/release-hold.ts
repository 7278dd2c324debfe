import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";

export interface ReleaseRequest {
  readonly id: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Ends a hold; from then on the rules decide again.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`.
 */
export async function releaseHold(
  db: OperatorDb,
  { id, actor, at, ...request }: ReleaseRequest,
): Promise<void> {
  const reason = requireReason(request.reason, "Say why it is not needed any more.");
  await db.$transaction(async (tx) => {
    const released = { releasedBy: actor, releasedAt: at, releaseReason: reason };
    const { count } = await tx.legalHold.updateMany({ where: { id, releasedAt: null }, data: released });
    if (count === 0) {
      const isThere = (await tx.legalHold.count({ where: { id } })) > 0;
      throw isThere
        ? new DomainError("ALREADY_DONE", "The hold is released already.")
        : new DomainError("NOT_FOUND", "There is no such hold: look at the list.");
    }
    await writeAudit(tx, {
      ...{ actor, action: "retention:release", subject: id, operatorId: db.operatorId },
      details: { reason },
    });
  });
}
