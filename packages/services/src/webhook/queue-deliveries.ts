import { asked } from "@tributary/domain/bill-task/lifecycle";
import { WEBHOOK_PATIENCE } from "@tributary/domain/webhook/patience";
import type { HouseTables } from "../event/house.ts";

export interface ToldEvent {
  readonly id: string;
  readonly operatorId: string | null;
  readonly type: string;
  readonly occurredAt: Date;
  readonly payload: unknown;
}

/** Queues an event for each endpoint of a house that chose its type: once, however often it is asked. */
export async function queueDeliveries(
  tx: Pick<HouseTables, "webhookEndpoint" | "webhookDelivery">,
  event: ToldEvent,
): Promise<void> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { disabledAt: null, eventTypes: { has: event.type } },
    select: { id: true },
  });
  if (endpoints.length === 0) return;
  await tx.webhookDelivery.createMany({
    data: endpoints.map(({ id }) => newDelivery(id, event)),
    skipDuplicates: true,
  });
}

/** A delivery as it begins, due at once. */
export function newDelivery(endpointId: string, event: ToldEvent) {
  const { attemptLimit } = asked(Date.now(), WEBHOOK_PATIENCE);
  const body = bodyOf(event);
  return { endpointId, eventId: event.id, eventType: event.type, body, attemptLimit, dueAt: new Date() };
}

/** What is sent, in the form that Standard Webhooks recommends. */
function bodyOf({ type, occurredAt, operatorId, payload }: ToldEvent): string {
  const data = { ...(operatorId === null ? {} : { operator: operatorId }), ...(payload as object) };
  return JSON.stringify({ type, timestamp: occurredAt.toISOString(), data });
}
