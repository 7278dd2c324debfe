import { randomUUID } from "node:crypto";
import { placeOrder } from "@tributary/services/network-order/place-order";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

/** A network is connected and looked at; an order to it is given up, tried again and given up for good. */
export async function ordersThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const admin = api.portalAs("alfa", "operator-admin");
  const settings = { network: { address: "https://[2606:4700::1]/", timeoutSeconds: 1 }, smdp: null };
  const connection = { settings, tokens: { network: "t0ken" }, hasNewReportToken: true };
  await step(admin, "network.save", connection, { hasNewReportToken: false });
  await step(admin, "network.test", { connection: "smdp" }, { connection: "network" });

  const db = api.test.operatorDb("alfa");
  const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: "S-ordered" } });
  const order = { subscriberId, action: "suspend", asked: { iccid: "8949010000000000008" } } as const;
  const placing = { ...order, key: randomUUID(), actor: "setup" };
  const { id } = await db.$transaction((tx) => placeOrder(tx, placing));
  const other = { id: randomUUID() };
  await step(admin, "networkOrder.giveUp", { id, reason: "Done by hand." }, other);
  await step(admin, "networkOrder.retry", { id }, other);
}
