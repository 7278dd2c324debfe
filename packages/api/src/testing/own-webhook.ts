import { randomUUID } from "node:crypto";
import type { HouseTables } from "@tributary/services/event/house";
import { newSecret } from "@tributary/services/webhook/sign";

/** An endpoint of a house, and something that was sent to it in vain. */
export async function ownWebhook(
  tables: Pick<HouseTables, "webhookEndpoint" | "webhookDelivery">,
): Promise<{ readonly webhookId: string; readonly webhookDeliveryId: string }> {
  const [webhookId, webhookDeliveryId] = [randomUUID(), randomUUID()];
  await tables.webhookEndpoint.createMany({
    data: [
      {
        ...{ id: webhookId, url: "https://hooks.example/", description: "", createdBy: "setup" },
        ...{ eventTypes: ["statement.issued"], secretSealed: newSecret(webhookId) },
      },
    ],
  });
  await tables.webhookDelivery.createMany({
    data: [
      {
        ...{ id: webhookDeliveryId, endpointId: webhookId, eventId: randomUUID(), body: "{}" },
        ...{ eventType: "statement.issued", status: "failed", attempts: 16, attemptLimit: 16 },
        ...{ message: "It answered 500.", endedAt: new Date() },
      },
    ],
  });
  return { webhookId, webhookDeliveryId };
}
