import { DomainError } from "@tributary/domain/error";
import { WEBHOOK_PATIENCE } from "@tributary/domain/webhook/patience";
import { writeAudit } from "../audit/write-audit.ts";
import type { House } from "../event/house.ts";
import { findEndpoint } from "./find-endpoint.ts";
import { newDelivery } from "./queue-deliveries.ts";

/** More than this is asked for piece by piece: each is queued in the same transaction. */
const MOST_AT_ONCE = 5_000;

const again = () => ({
  ...{ status: "waiting", attempts: 0, attemptLimit: WEBHOOK_PATIENCE.mostAttempts },
  ...{ dueAt: new Date(), endedAt: null, message: null },
});

/**
 * Sends a delivery that ended once more, under the id of its event.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` while it is under way or its endpoint is switched off.
 */
export async function replayDelivery(
  house: House,
  { id, actor }: { readonly id: string; readonly actor: string },
): Promise<void> {
  await house.$transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findFirst({ where: { id }, include: { endpoint: true } });
    if (delivery === null) throw new DomainError("NOT_FOUND", "There is no such delivery.");
    refuseOff(delivery.endpoint);
    const { count } = await tx.webhookDelivery.updateMany({ where: { id, dueAt: null }, data: again() });
    if (count === 0) throw new DomainError("LOCKED", "It is on its way already: wait for what comes of it.");
    const { operatorId } = house;
    await writeAudit(tx, { actor, action: "webhook:replay", subject: delivery.eventId, operatorId });
  });
}

/**
 * Sends an endpoint everything that it chose and that did not arrive since a moment: what failed, and what
 * happened while it was switched off.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` while it is switched off.
 */
export async function replaySince(
  house: House,
  { id, since, actor }: { readonly id: string; readonly since: Date; readonly actor: string },
): Promise<{ readonly again: number; readonly missed: number }> {
  const { operatorId } = house;
  return house.$transaction(async (tx) => {
    const endpoint = await findEndpoint(tx, id);
    refuseOff(endpoint);
    const failed = await tx.webhookDelivery.updateMany({
      where: { endpointId: id, status: "failed", createdAt: { gte: since } },
      data: again(),
    });
    const events = await tx.outboxEvent.findMany({
      where: { type: { in: endpoint.eventTypes }, occurredAt: { gte: since } },
      orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
      take: MOST_AT_ONCE,
    });
    const missed = await tx.webhookDelivery.createMany({
      data: events.map((event) => newDelivery(id, event)),
      skipDuplicates: true,
    });
    const counts = { again: failed.count, missed: missed.count };
    const details = { since: since.toISOString(), ...counts };
    await writeAudit(tx, { actor, action: "webhook:replay", subject: id, operatorId, details });
    return counts;
  });
}

function refuseOff({ disabledAt }: { readonly disabledAt: Date | null }): void {
  if (disabledAt === null) return;
  throw new DomainError("LOCKED", "The endpoint is switched off: switch it on first.");
}
