import { randomUUID } from "node:crypto";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";
import { addPortfolioAlert, addUsageAlert } from "./own-alerts.ts";

const reason = "Looked into.";
const other = { reason: "For another reason." };

/** Alerts of both sides are seen, put off and dismissed, and thresholds moved. */
export async function alertsThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const sides = [
    {
      who: api.consoleAs("fraud-analyst"),
      add: () => addPortfolioAlert(api, "alfa", randomUUID()),
      tuned: { detector: "margin-floor", settings: [{ name: "floorBps", value: 250 }] },
    },
    {
      who: api.portalAs("alfa", "operator-admin"),
      add: () => addUsageAlert(api, "alfa", randomUUID()),
      tuned: { detector: "sim-messages", settings: [{ name: "limit", value: 250 }] },
    },
  ];
  for (const { who, add, tuned } of sides) {
    await step(who, "alert.acknowledge", { ids: [await add()], reason }, other);
    const until = new Date(Date.now() + 3_600_000);
    await step(who, "alert.snooze", { id: await add(), reason, until }, other);
    await step(who, "alert.dismiss", { id: await add(), reason }, other);
    await step(who, "alert.tune", { ...tuned, subject: null, version: 0, reason }, other);
  }
}
