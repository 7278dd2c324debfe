import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { abandoned } from "@tributary/domain/network-order/lifecycle";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { changeOrder, type StoredOrder } from "./change-order.ts";

export interface AbandonRequest {
  readonly orderId: string;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Gives up an order that nobody wants to wait for; what waited behind it goes.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `ALREADY_DONE`.
 */
export async function abandonOrder(db: OperatorDb, request: AbandonRequest): Promise<StoredOrder> {
  const { orderId, actor } = request;
  const message = requireReason(request.reason, "Say why: it stands in the history of the order.");
  return changeOrder(db, orderId, async (order, tx) => {
    const next = abandoned(order, message);
    const action = "network-order:give-up";
    await writeAudit(tx, { actor, action, subject: orderId, operatorId: db.operatorId });
    return { next, event: { kind: "given-up", actor, message } };
  });
}
