import type { HouseTables } from "@tributary/services/event/house";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";
import { ownWebhook } from "./own-webhook.ts";

const settings = {
  ...{ url: "https://hooks.example/in", description: "Ours" },
  eventTypes: ["statement.issued"],
};

/**
 * Somebody says how they hear of events; an endpoint is made, changed, given a new secret, switched off and
 * on, tested and caught up with.
 */
export async function webhooksThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const { test } = api;
  await ofHouse(step, api.consoleAs("owner"), test.portfolioDb());
  await ofHouse(step, api.portalAs("alfa", "operator-admin"), test.operatorDb("alfa").shared);
}

async function ofHouse(
  step: Step,
  caller: object,
  tables: Pick<HouseTables, "webhookEndpoint" | "webhookDelivery">,
): Promise<void> {
  const schedule = { zone: "Europe/Berlin", quietFrom: null, quietUntil: null, digestAt: 420 };
  const choices = [{ type: "statement.issued", way: "at-once" }];
  await step(caller, "notification.save", { schedule, choices }, { choices: [] });
  const other = { description: "Others" };
  const { id } = await step<{ id: string }>(caller, "webhook.add", settings, other);
  await step(caller, "webhook.change", { id, ...settings }, other);
  const { webhookId, webhookDeliveryId } = await ownWebhook(tables);
  const elsewhere = { id: webhookId };
  await step(caller, "webhook.rotate", { id }, elsewhere);
  await step(caller, "webhook.switch", { id, isOn: false }, { isOn: true });
  await step(caller, "webhook.switch", { id, isOn: true }, { isOn: false });
  await step(caller, "webhook.test", { id }, elsewhere);
  await step(caller, "webhook.replay", { id: webhookDeliveryId }, elsewhere);
  await step(caller, "webhook.replaySince", { id, since: new Date() }, elsewhere);
}
