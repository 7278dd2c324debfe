import { randomUUID } from "node:crypto";
import { DomainError } from "@tributary/domain/error";
import { writePayload } from "@tributary/domain/event/payload";
import { writeAudit } from "../audit/write-audit.ts";
import type { House } from "../event/house.ts";
import { findEndpoint } from "./find-endpoint.ts";
import { newDelivery } from "./queue-deliveries.ts";

/**
 * Sends an endpoint an event of its own, so that its people see whether it arrives.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` while the endpoint is switched off.
 */
export async function testEndpoint(
  house: House,
  { id, actor }: { readonly id: string; readonly actor: string },
): Promise<{ readonly eventId: string }> {
  const { operatorId } = house;
  return house.$transaction(async (tx) => {
    const { disabledAt } = await findEndpoint(tx, id);
    if (disabledAt !== null) {
      throw new DomainError("LOCKED", "The endpoint is switched off: switch it on first.");
    }
    const payload = writePayload("webhook.test", { endpointId: id, askedBy: actor });
    const event = { id: randomUUID(), operatorId, type: "webhook.test", occurredAt: new Date() };
    await tx.webhookDelivery.createMany({ data: [newDelivery(id, { ...event, payload: { ...payload } })] });
    await writeAudit(tx, { actor, action: "webhook:test", subject: id, operatorId });
    return { eventId: event.id };
  });
}
