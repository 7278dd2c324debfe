import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { OrderAction, OrderStatus } from "@tributary/domain/network-order/types";

export interface OrdersRequest {
  /** Absent: in any status. */
  readonly statuses?: readonly OrderStatus[];
  /** Absent: of any subscriber. */
  readonly subscriberNumber?: string;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface ListedOrder {
  readonly id: string;
  readonly action: OrderAction;
  readonly status: OrderStatus;
  readonly subscriberNumber: string;
  /** Tries begun. */
  readonly attempts: number;
  readonly placedBy: string;
  readonly placedAt: Date;
  /** When it is tried next, or asked for again; null once it ended. */
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly message: string | null;
}

/**
 * Lists an operator's orders, the latest first.
 *
 * Shape   one page of `rows`; `total` counts all that the request matches, `givenUp` all that somebody has
 *         to look at.
 */
export async function listOrders(
  db: OperatorDb,
  { statuses, subscriberNumber, page, pageSize }: OrdersRequest,
): Promise<{ readonly rows: readonly ListedOrder[]; readonly total: number; readonly givenUp: number }> {
  const { networkOrder } = db.shared;
  const where = {
    ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
    ...(subscriberNumber === undefined ? {} : { subscriber: { number: subscriberNumber } }),
  };
  const [rows, total, givenUp] = await Promise.all([
    networkOrder.findMany({
      where,
      include: { subscriber: { select: { number: true } } },
      orderBy: [{ placedAt: "desc" }, { position: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    networkOrder.count({ where }),
    networkOrder.count({ where: { status: "given-up" } }),
  ]);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      action: row.action as OrderAction,
      status: row.status as OrderStatus,
      subscriberNumber: row.subscriber.number,
      attempts: row.attempts,
      placedBy: row.placedBy,
      placedAt: row.placedAt,
      dueAt: row.dueAt,
      endedAt: row.endedAt,
      message: row.message,
    })),
    total,
    givenUp,
  };
}
