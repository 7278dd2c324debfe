import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { isOpen } from "@tributary/domain/network-order/lifecycle";
import type { OrderSubject } from "@tributary/domain/network-order/subject";
import type { OrderAction, OrderStanding, OrderStatus } from "@tributary/domain/network-order/types";
import { withholdIdentifiers } from "@tributary/domain/network-order/withhold-identifiers";
import { orderSubject } from "./order-subject.ts";
import { type OrderEvent, saveEvent } from "./save-event.ts";

/** How often a change that somebody else came before is worked out again. */
const ATTEMPTS = 10;

/** An order as it is stored, with its standing as the rules read it. */
export interface StoredOrder extends OrderStanding {
  readonly id: string;
  readonly subscriberId: string;
  readonly position: number;
  readonly action: OrderAction;
  readonly subject: OrderSubject;
}

export interface OrderChange {
  readonly next: OrderStanding;
  readonly event: Omit<OrderEvent, "orderId" | "isEffective"> | null;
}

type ChangingTables = Pick<OperatorTables, "networkOrder" | "networkOrderEvent">;

/**
 * Loads an order.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findOrder(tx: Pick<OperatorTables, "networkOrder">, id: string): Promise<StoredOrder> {
  const row = await tx.networkOrder.findFirst({ where: { id } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such order.");
  const { status, action, dueAt, asked, ...rest } = row;
  return {
    ...rest,
    status: status as OrderStatus,
    action: action as OrderAction,
    subject: orderSubject.parse(asked),
    dueAt: dueAt === null ? null : dueAt.getTime(),
  };
}

/**
 * Changes an order by a rule. The change is stored only where the order still stands as the rule read it;
 * otherwise the rule is asked again. An order that ends lets the next one of its subscriber go. What is said
 * of it is kept without whom it is about.
 *
 * Shape   the order as it stands now; null from the rule: nothing is to be changed or noted.
 */
export async function changeOrder(
  db: OperatorDb,
  id: string,
  rule: (order: StoredOrder, tx: OperatorTables) => OrderChange | null | Promise<OrderChange | null>,
): Promise<StoredOrder> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(async (tx) => {
        const order = await findOrder(tx, id);
        const change = await rule(order, tx);
        if (change === null) return order;
        const { next, event } = change;
        const isEffective = next !== order;
        if (isEffective) await storeStanding(tx, order, next);
        if (event !== null) {
          const message = withholdIdentifiers(event.message, order.subject);
          await saveEvent(tx, { orderId: id, isEffective, ...event, message });
        }
        if (isOpen(order) && !isOpen(next)) await letNextGo(tx, order);
        return { ...order, ...next };
      });
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Somebody else changed the order since it was read: nothing of this change stays. */
class Overtaken extends DomainError {
  constructor() {
    super("LOCKED", "The order is being changed by others all the time: try again.");
  }
}

async function storeStanding(tx: ChangingTables, order: StoredOrder, next: OrderStanding): Promise<void> {
  const { status, attempts, attemptLimit, dueAt } = next;
  const message = next.message === null ? null : withholdIdentifiers(next.message, order.subject);
  const { count } = await tx.networkOrder.updateMany({
    where: { id: order.id, status: order.status, attempts: order.attempts, dueAt: dateOf(order.dueAt) },
    data: {
      ...{ status, attempts, attemptLimit, message, dueAt: dateOf(dueAt) },
      endedAt: dueAt === null ? new Date() : null,
    },
  });
  if (count !== 1) throw new Overtaken();
}

/** What waited behind it is due now; changing its moment queues it. */
async function letNextGo({ networkOrder }: ChangingTables, order: StoredOrder): Promise<void> {
  const { subscriberId, position } = order;
  const next = await networkOrder.findFirst({
    where: { subscriberId, position: { gt: position }, status: "waiting" },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  if (next === null) return;
  await networkOrder.updateMany({ where: { id: next.id, status: "waiting" }, data: { dueAt: new Date() } });
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
