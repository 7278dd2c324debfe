import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { acknowledged } from "@tributary/domain/network-order/lifecycle";
import type { NetworkWord } from "@tributary/domain/network-order/types";
import { changeOrder, type StoredOrder } from "./change-order.ts";

/** Who speaks when the network reports by itself. */
export const NETWORK = "network";

/**
 * Takes what the network says by itself of an order that it was given. Said twice, or against what it said
 * first, it is noted and changes nothing.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `INPUT_INVALID` for an order that was not sent yet.
 */
export function acknowledgeOrder(db: OperatorDb, orderId: string, word: NetworkWord): Promise<StoredOrder> {
  return changeOrder(db, orderId, (order) => ({
    next: acknowledged(order, word),
    event: { kind: word.kind, actor: NETWORK, message: word.message },
  }));
}
