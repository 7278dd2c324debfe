import { named, open, type PolicyRow } from "./policy-row.ts";

const settings = {
  ...{ url: "https://hooks.example/tributary", description: "Ours" },
  eventTypes: ["statement.issued"],
};

const choices = {
  schedule: { zone: "Europe/Berlin", quietFrom: 1_320, quietUntil: 420, digestAt: 420 },
  choices: [{ type: "statement.issued", way: "daily" }],
};

/** Every procedure by which houses and their people hear of events, alike in both applications. */
export const webhookPolicy: Readonly<Record<string, PolicyRow>> = {
  "notification.save": open(null, choices),
  "notification.show": open(null),
  "webhook.add": open("webhook:write", settings),
  "webhook.change": named("webhook:write", ({ webhookId: id }) => ({ id, ...settings })),
  "webhook.list": open("webhook:read"),
  "webhook.replay": named("webhook:write", ({ webhookDeliveryId: id }) => ({ id })),
  "webhook.replaySince": named("webhook:write", ({ webhookId: id }) => ({ id, since: new Date() })),
  "webhook.rotate": named("webhook:write", ({ webhookId: id }) => ({ id })),
  "webhook.secret": named("webhook:write", ({ webhookId: id }) => ({ id })),
  "webhook.show": named("webhook:read", ({ webhookId: id }) => ({ id })),
  "webhook.switch": named("webhook:write", ({ webhookId: id }) => ({ id, isOn: true })),
  "webhook.test": named("webhook:write", ({ webhookId: id }) => ({ id })),
};
