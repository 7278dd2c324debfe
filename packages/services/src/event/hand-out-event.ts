import { listenersOf } from "../notification/listeners.ts";
import { queueNotifications } from "../notification/queue-notifications.ts";
import { queueDeliveries, type ToldEvent } from "../webhook/queue-deliveries.ts";
import { type House, type HouseDoors, type HouseTables, houseOf } from "./house.ts";

/**
 * Finds who wants to hear of an event and queues what each of them is sent. Ended in the middle it is done
 * again: what was queued is there once.
 */
export async function handOutEvent(
  doors: HouseDoors,
  { operatorId, eventId }: { readonly operatorId: string | null; readonly eventId: string },
): Promise<void> {
  const owner = houseOf(doors, operatorId);
  const event = await owner.tables.outboxEvent.findFirst({ where: { id: eventId } });
  if (event === null || event.dueAt === null) return;
  if (operatorId !== null && event.isShared) await handTo(doors, houseOf(doors, null), event);
  await handTo(doors, owner, event, async (tx) => {
    await tx.outboxEvent.updateMany({ where: { id: eventId }, data: { dueAt: null } });
  });
}

async function handTo(
  doors: HouseDoors,
  house: House,
  event: ToldEvent,
  end?: (tx: HouseTables) => Promise<void>,
): Promise<void> {
  const listeners = await listenersOf(doors.authDb(), house.operatorId, event);
  await house.$transaction(async (tx) => {
    await queueDeliveries(tx, event);
    await queueNotifications(tx, listeners, event, Date.now());
    await end?.(tx);
  });
}
