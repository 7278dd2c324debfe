import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { answered, begun, OPEN_STATUSES } from "@tributary/domain/network-order/lifecycle";
import type { NetworkAnswer, OrderPatience } from "@tributary/domain/network-order/types";
import { changeOrder, type StoredOrder } from "./change-order.ts";
import type { Network } from "./network.ts";

export interface Delivery {
  readonly db: OperatorDb;
  readonly orderId: string;
  /** The moment for which the order was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly patience: OrderPatience;
  /** The operator's network, as it is connected now. */
  openNetwork(db: OperatorDb): Promise<Network>;
}

/** Who speaks in the history of an order that nobody touched. */
export const WORKER = "network-orders";

/**
 * Tries an order once, if it is due and no earlier order of its subscriber is open; keeps what came of it.
 *
 * Shape   how the order stands now; null when it was not to be tried.
 */
export async function deliverOrder(delivery: Delivery): Promise<StoredOrder | null> {
  const { db, orderId, patience } = delivery;
  const order = await beginTry(delivery);
  if (order === null) return null;
  const attempt = order.attempts;
  const answer = await ask(delivery, order);
  return changeOrder(db, orderId, (now) => ({
    next: answered(now, attempt, answer, Date.now(), patience),
    event: { kind: answer.kind, attempt, actor: WORKER, message: answer.message },
  }));
}

/** Takes hold of the next try; null when somebody else has it, or it is not its turn. */
async function beginTry({ db, orderId, dueAt, patience }: Delivery): Promise<StoredOrder | null> {
  const at = Math.max(Date.now(), dueAt);
  let isMine = false;
  const order = await changeOrder(db, orderId, async (now, tx) => {
    isMine = false;
    const next = begun(now, at, patience);
    if (next === null) return null;
    const { subscriberId, position } = now;
    const earlier = { subscriberId, position: { lt: position }, status: { in: [...OPEN_STATUSES] } };
    if ((await tx.networkOrder.count({ where: earlier })) > 0) return null;
    isMine = next.dueAt !== null;
    if (isMine) return { next, event: null };
    return { next, event: { kind: "given-up", actor: WORKER, message: next.message ?? "" } };
  });
  return isMine ? order : null;
}

/** What cannot even be asked, for want of a network or of a secret that opens, is asked again as well. */
async function ask({ db, openNetwork, patience }: Delivery, order: StoredOrder): Promise<NetworkAnswer> {
  const { id, action, subject, attempts: attempt } = order;
  try {
    const network = await openNetwork(db);
    return await network.send(
      { id, action, subject, attempt },
      AbortSignal.timeout(patience.tryMilliseconds),
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: "not-now", message: error.message };
  }
}
