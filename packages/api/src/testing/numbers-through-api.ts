import { randomUUID } from "node:crypto";
import { addNumbers } from "@tributary/services/number/add-numbers";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";
import { offerOne } from "./own-moves.ts";

const NUMBER = "4915120000000";
const other = { note: "Something else." };
const said = { evidence: "case 4711", note: "By telephone." };

/** A number is kept, given up, let go and taken home; another is brought here. */
export async function numbersThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const db = api.test.operatorDb("alfa");
  const admin = api.portalAs("alfa", "operator-admin");
  await addNumbers(db, { first: NUMBER, count: 2, actor: "setup" });
  const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: "S-numbered" } });
  const kept = { msisdn: NUMBER, subscriber: "S-numbered", note: "", minutes: 30 };
  await step(admin, "number.reserve", kept, { minutes: 60 });
  await step(admin, "number.release", { msisdn: NUMBER }, { msisdn: "4915120000001" });

  const { id: phoneNumberId } = await db.shared.phoneNumber.findFirstOrThrow({ where: { msisdn: NUMBER } });
  await db.shared.phoneNumber.updateMany({ where: { id: phoneNumberId }, data: { status: "assigned" } });
  const validFrom = new Date("2026-10-01T00:00:00Z");
  await db.shared.subscriberNumber.create({ data: { subscriberId, phoneNumberId, validFrom } });
  const asked = { direction: "out", msisdn: NUMBER, subscriber: null, provider: "Nordnetz", ...said };
  const { id } = await step<{ id: string }>(admin, "porting.request", asked, other);
  const plain = { id, reason: null, window: null, ...said };
  await step(admin, "porting.step", { ...plain, step: "validate" }, other);
  // A day before and one after, whatever zone the operator's clocks are in.
  const wall = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  const window = { from: wall(-1), until: wall(1) };
  await step(admin, "porting.step", { ...plain, step: "schedule", window }, other);
  await step(admin, "porting.step", { ...plain, step: "complete" }, other);
  await step(admin, "number.returnHome", { msisdn: NUMBER }, { msisdn: "4915120000001" });
}

/** SIMs are asked for four times: taken, declined, refused and withdrawn. */
export async function transfersThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const [giver, taker] = [api.portalAs("alfa", "operator-admin"), api.portalAs("beta", "operator-admin")];
  const manager = api.consoleAs("wholesale-manager");
  const elsewhere = { id: randomUUID() };
  const led = async (): Promise<string> => {
    const id = await offerOne(api, "alfa", "beta");
    await step(manager, "simTransfer.leadOn", { id }, elsewhere);
    const { incomingId } = await api.world.db.simTransferRoute.findFirstOrThrow({
      where: { simTransferId: id },
    });
    return incomingId;
  };
  await step(taker, "simTransfer.take", { id: await led() }, elsewhere);
  const reason = "Of the wrong kind.";
  await step(taker, "simTransfer.decline", { id: await led(), reason }, { reason: "Something else." });
  const id = await offerOne(api, "alfa", "nobody");
  await step(manager, "simTransfer.refuse", { id, reason }, { reason: "Something else." });
  const { iccid } = await api.test.operatorDb("alfa").shared.simCard.findFirstOrThrow({
    where: { status: "in_stock" },
    orderBy: { iccid: "asc" },
  });
  const from = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const asked = { receiver: "beta", sims: { kind: "list", text: iccid }, from, note: "" };
  const { id: mine } = await step<{ id: string }>(giver, "simTransfer.offer", asked, other);
  await step(giver, "simTransfer.withdraw", { id: mine, reason }, { reason: "Something else." });
}
