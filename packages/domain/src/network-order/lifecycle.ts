import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import { pauseMilliseconds } from "./pause.ts";
import type {
  NetworkAnswer,
  NetworkWord,
  OrderAction,
  OrderPatience,
  OrderStanding,
  OrderStatus,
} from "./types.ts";

/** An order in one of these is not through: whatever comes after it for the same subscriber waits. */
export const OPEN_STATUSES = ["waiting", "sent"] as const satisfies readonly OrderStatus[];

/** Whether something is still to be done about an order. */
export function isOpen({ status }: Pick<OrderStanding, "status">): boolean {
  return status === "waiting" || status === "sent";
}

/** Whether an order had a profile made ready by the server; one that was only recorded as done had not. */
export function isProfileReady(order: {
  readonly action: OrderAction;
  readonly status: OrderStatus;
  readonly attempts: number;
}): boolean {
  return order.action === "esim-download" && order.status === "acknowledged" && order.attempts > 0;
}

/** How an order stands when it is placed: due at once. */
export function placed(at: Instant, patience: OrderPatience): OrderStanding {
  const { mostAttempts: attemptLimit } = patience;
  return { status: "waiting", attempts: 0, attemptLimit, dueAt: at, message: null };
}

/**
 * Begins the next try, or gives the order up when its tries are used up.
 *
 * Shape   null when it is not due: it ended, its pause is not over, or somebody tries it now.
 */
export function begun(order: OrderStanding, at: Instant, patience: OrderPatience): OrderStanding | null {
  if (!isOpen(order) || order.dueAt === null || order.dueAt > at) return null;
  if (order.attempts >= order.attemptLimit) return gaveUp(order, silenceOf(order));
  return { ...order, attempts: order.attempts + 1, dueAt: at + patience.tryMilliseconds };
}

/**
 * What becomes of an order when a try of it was answered.
 *
 * Shape   the same object when the answer changes nothing: of a try that was overtaken by another, only the
 *         network's final word counts.
 */
export function answered(
  order: OrderStanding,
  attempt: number,
  answer: NetworkAnswer,
  at: Instant,
  patience: OrderPatience,
): OrderStanding {
  if (answer.kind === "done" || answer.kind === "refused") return withWord(order, answer);
  if (!isOpen(order) || attempt !== order.attempts) return order;
  const { message } = answer;
  if (answer.kind === "accepted") {
    return { ...order, status: "sent", dueAt: at + patience.acknowledgeMilliseconds, message };
  }
  if (order.attempts >= order.attemptLimit) return gaveUp(order, message);
  const pause = pauseMilliseconds(order.attempts, answer.afterMilliseconds ?? 0, patience);
  return { ...order, status: "waiting", dueAt: at + pause, message };
}

/**
 * What becomes of an order when the network says by itself what it did with it.
 *
 * Shape   the same object when it comes twice, or against what the network said first.
 * Throws  {@link DomainError} `INPUT_INVALID` for an order the network was never given.
 */
export function acknowledged(order: OrderStanding, word: NetworkWord): OrderStanding {
  if (order.attempts === 0) {
    throw new DomainError("INPUT_INVALID", "The order was not sent yet: nobody can have carried it out.");
  }
  return withWord(order, word);
}

/**
 * Ends an order that nobody wants to wait for any longer.
 *
 * Throws  {@link DomainError} `ALREADY_DONE`.
 */
export function abandoned(order: OrderStanding, message: string): OrderStanding {
  if (!isOpen(order)) throw new DomainError("ALREADY_DONE", `The order ended before: it is ${order.status}.`);
  return gaveUp(order, message);
}

/**
 * Has an order that was given up tried again, as often as at first.
 *
 * Throws  {@link DomainError} `ALREADY_DONE` for one that is open or has the network's word.
 */
export function retried(order: OrderStanding, at: Instant, patience: OrderPatience): OrderStanding {
  if (order.status !== "given-up") {
    const message = `Only what was given up is tried again, and the order is ${order.status}.`;
    throw new DomainError("ALREADY_DONE", message);
  }
  const attemptLimit = order.attempts + patience.mostAttempts;
  return { ...order, status: "waiting", attemptLimit, dueAt: at };
}

/** To be given up is our word, which the network's overrules; its own first word stands. */
function withWord(order: OrderStanding, { kind, message }: NetworkWord): OrderStanding {
  if (order.status === "acknowledged" || order.status === "failed") return order;
  return { ...order, status: kind === "done" ? "acknowledged" : "failed", dueAt: null, message };
}

function gaveUp(order: OrderStanding, message: string): OrderStanding {
  return { ...order, status: "given-up", dueAt: null, message };
}

function silenceOf({ status }: OrderStanding): string {
  return status === "sent"
    ? "The network accepted it and never said what became of it."
    : "Whoever tried it last ended in the middle.";
}
