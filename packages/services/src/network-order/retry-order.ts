import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { retried } from "@tributary/domain/network-order/lifecycle";
import { USUAL_PATIENCE } from "@tributary/domain/network-order/pause";
import { writeAudit } from "../audit/write-audit.ts";
import { changeOrder, type StoredOrder } from "./change-order.ts";

export interface RetryRequest {
  readonly orderId: string;
  readonly actor: string;
}

/**
 * Has an order that was given up tried again, at once. It keeps the key it was sent under: a network that
 * carried it out without our hearing of it says so now.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`.
 */
export async function retryOrder(db: OperatorDb, { orderId, actor }: RetryRequest): Promise<StoredOrder> {
  return changeOrder(db, orderId, async (order, tx) => {
    const next = retried(order, Date.now(), USUAL_PATIENCE);
    const action = "network-order:retry";
    await writeAudit(tx, { actor, action, subject: orderId, operatorId: db.operatorId });
    return { next, event: { kind: "retried", actor, message: "Tried again." } };
  });
}
