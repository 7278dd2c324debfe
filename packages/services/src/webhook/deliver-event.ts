import { begun, ended, failed, finished } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience, TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import type { Dispatcher } from "undici";
import type { House, HouseTables } from "../event/house.ts";
import { noteOutcome } from "./note-outcome.ts";
import { type Attempt, postEvent } from "./post-event.ts";
import { secretsAt, signedHeaders } from "./sign.ts";

const TRY_MILLISECONDS = 15_000;
/** The receiver says that the address is gone for good. */
const GONE = 410;

export interface DeliveryWork {
  readonly house: House;
  readonly deliveryId: string;
  /** The moment for which it was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly patience: TaskPatience;
  readonly dispatcher: Dispatcher;
}

/**
 * Sends an event to an endpoint, if it is due and nobody is at it. It arrives at least once: whoever dies
 * between the receiver's word and ours has it sent again, under the same id.
 */
export async function deliverEvent(work: DeliveryWork): Promise<void> {
  const { house, deliveryId, dueAt, patience, dispatcher } = work;
  const now = Math.max(Date.now(), dueAt);
  const delivery = await change(house.tables, deliveryId, (read) => begun(read, now, patience));
  if (delivery === null || delivery.status !== "running") return;
  const { endpoint, eventId, body } = await house.tables.webhookDelivery.findFirstOrThrow({
    where: { id: deliveryId },
    include: { endpoint: true },
  });
  if (endpoint.disabledAt !== null) {
    await change(house.tables, deliveryId, (read) => ended(read, "The endpoint is switched off."));
    return;
  }
  const at = new Date();
  const headers = signedHeaders({ id: eventId, at, body }, secretsAt(endpoint, at));
  const timeoutMilliseconds = TRY_MILLISECONDS;
  const attempt = await postEvent({ url: endpoint.url, headers, body, timeoutMilliseconds, dispatcher });
  await house.$transaction(async (tx) => {
    await tx.webhookAttempt.create({ data: { deliveryId, ...attempt } });
    const next = (read: TaskStanding) => outcomeOf(read, delivery.attempts, attempt, patience);
    if ((await change(tx, deliveryId, next)) === null) return;
    await noteOutcome(tx, house.operatorId, endpoint.id, {
      at: new Date(),
      isTaken: isTaken(attempt),
      isGone: attempt.statusCode === GONE,
    });
  });
}

function isTaken({ statusCode }: Attempt): boolean {
  return statusCode !== null && statusCode >= 200 && statusCode < 300;
}

function outcomeOf(
  read: TaskStanding,
  number: number,
  attempt: Attempt,
  patience: TaskPatience,
): TaskStanding | null {
  if (isTaken(attempt)) return finished(read, number);
  const isFinal = attempt.statusCode === GONE;
  const message = attempt.fault ?? `It answered ${attempt.statusCode}.`;
  return failed(read, number, { message, isFinal }, Date.now(), patience);
}

/** Changes it by a rule, unless somebody else did meanwhile; a new moment queues it. */
async function change(
  { webhookDelivery }: Pick<HouseTables, "webhookDelivery">,
  id: string,
  rule: (delivery: TaskStanding) => TaskStanding | null,
): Promise<TaskStanding | null> {
  const row = await webhookDelivery.findFirst({ where: { id } });
  if (row === null) return null;
  const { attempts, attemptLimit, message, dueAt } = row;
  const standing = { attempts, attemptLimit, message, dueAt: dueAt?.getTime() ?? null };
  const next = rule({ ...standing, status: row.status as TaskStatus });
  if (next === null) return null;
  const { count } = await webhookDelivery.updateMany({
    where: { id, status: row.status, attempts, dueAt },
    data: {
      ...next,
      dueAt: next.dueAt === null ? null : new Date(next.dueAt),
      endedAt: next.dueAt === null ? new Date() : null,
    },
  });
  return count === 1 ? next : null;
}
