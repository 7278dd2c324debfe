import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import type { OrderAction, OrderStatus } from "@tributary/domain/network-order/types";
import type { ListedOrder } from "./list-orders.ts";
import type { OrderEventKind } from "./save-event.ts";

export interface ShownOrder extends ListedOrder {
  /** All that happened to it, the first first. */
  readonly events: readonly {
    readonly occurredAt: Date;
    readonly kind: OrderEventKind;
    readonly attempt: number | null;
    readonly actor: string;
    readonly isEffective: boolean;
    readonly message: string;
  }[];
}

/**
 * Loads one of the operator's own orders with its history.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function showOrder(db: OperatorDb, id: string): Promise<ShownOrder> {
  const row = await db.shared.networkOrder.findFirst({
    where: { id },
    include: {
      subscriber: { select: { number: true } },
      events: { orderBy: [{ occurredAt: "asc" }, { id: "asc" }] },
    },
  });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such order.");
  const [action, status] = [row.action as OrderAction, row.status as OrderStatus];
  return {
    ...{ id: row.id, action, status },
    subscriberNumber: row.subscriber.number,
    attempts: row.attempts,
    placedBy: row.placedBy,
    placedAt: row.placedAt,
    dueAt: row.dueAt,
    endedAt: row.endedAt,
    message: row.message,
    events: row.events.map(({ occurredAt, kind, attempt, actor, isEffective, message }) => ({
      ...{ occurredAt, kind: kind as OrderEventKind, attempt, actor, isEffective, message },
    })),
  };
}
