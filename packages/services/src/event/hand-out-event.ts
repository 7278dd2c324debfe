import { queueDeliveries } from "../webhook/queue-deliveries.ts";
import { type HouseDoors, houseOf } from "./house.ts";

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
  if (operatorId !== null && event.isShared) {
    const portfolio = houseOf(doors, null);
    await portfolio.$transaction((tx) => queueDeliveries(tx, event));
  }
  await owner.$transaction(async (tx) => {
    await queueDeliveries(tx, event);
    await tx.outboxEvent.updateMany({ where: { id: eventId }, data: { dueAt: null } });
  });
}
