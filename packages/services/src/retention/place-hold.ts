import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findSubscriber } from "../subscriber/find-subscriber.ts";

export interface HoldRequest {
  /** null: everything. */
  readonly dataClass: "usage" | "identity" | null;
  /** The subscriber's number; null: everybody. */
  readonly subscriber: string | null;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Keeps data whatever the rules say, until the hold is released.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`.
 */
export async function placeHold(db: OperatorDb, request: HoldRequest): Promise<{ readonly id: string }> {
  const { dataClass, subscriber, actor } = request;
  const reason = requireReason(request.reason, "Say who asked for the hold and why.");
  return db.$transaction(async (tx) => {
    const subscriberId = subscriber === null ? null : (await findSubscriber(tx, subscriber)).id;
    const id = randomUUID();
    await tx.legalHold.create({ data: { id, dataClass, subscriberId, reason, placedBy: actor } });
    await writeAudit(tx, {
      ...{ actor, action: "retention:hold", subject: subscriber ?? "everybody", operatorId: db.operatorId },
      details: { id, dataClass, reason },
    });
    return { id };
  });
}
