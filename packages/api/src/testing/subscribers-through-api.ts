import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { makePlan } from "@tributary/services/testing/make-plan";
import type { ApiWorld } from "./api-world.ts";
import type { Step } from "./inputs-through-api.ts";

const [FIRST, SECOND] = ["8949010000000000008", "8949010000000000016"];
const other = { note: "Something else." };

/** Somebody is taken on, served, held back, changed, ended and erased; others come by a file. */
export async function subscribersThroughApi(api: ApiWorld, step: Step): Promise<void> {
  const db = api.test.operatorDb("alfa");
  for (const code of ["basic", "plus"]) await makePlan(db, code);
  const admin = api.portalAs("alfa", "operator-admin");
  const stock = { batch: "b1", kind: "physical", isTest: false };
  const sims = `${FIRST},262010000000001\n${SECOND},262010000000002\n`;
  await step(admin, "sim.add", { ...stock, text: sims }, { batch: "b2" });
  await step(admin, "number.add", { first: "4915112345670", count: 5 }, { count: 6 });

  const number = "S-1";
  const person = { name: "Ada Byron", email: "ada@example.org", address: "1 Main St" };
  const added = { number, ...person, language: "en", billing: "postpaid" };
  await step(admin, "subscriber.add", added, { name: "Somebody Else" });
  const buyer = { number, language: "de-AT", vatId: "ATU12345678" };
  await step(admin, "subscriber.changeBuyer", buyer, { language: "fr" });
  const service = { plan: "basic", iccid: FIRST, msisdn: "4915112345670", since: null };
  await step(admin, "subscriber.activate", { number, ...service }, { msisdn: null });
  await step(admin, "subscriber.suspend", { number, reason: "lost", note: "A call." }, { reason: "fraud" });
  await step(admin, "subscriber.swapSim", { number, iccid: SECOND, note: "" }, other);
  await step(admin, "subscriber.resume", { number, note: "" }, other);
  const changed = { number, msisdn: "4915112345671", note: "" };
  await step(admin, "subscriber.changeNumber", changed, other);
  await step(admin, "subscriber.changePlan", { number, plan: "plus", when: "now", note: "" }, other);
  await makePlan(db, "week", {}, "add-on");
  await step(admin, "subscriber.takeAddOn", { number, addOn: "week", when: "now", note: "" }, other);
  const held = await admin.subscriber.show({ number });
  const { id } = held.plans.find(({ isMain }) => !isMain) ?? { id: "" };
  await step(admin, "subscriber.endAddOn", { number, id, note: "" }, other);
  await holderOfPool(db, "H-1");
  const shared = { number, holder: "H-1", bundle: "DATA", note: "" };
  await step(admin, "subscriber.joinPool", { ...shared, cap: "2.5", when: "now" }, { cap: "3" });
  await step(admin, "subscriber.leavePool", shared, other);
  const reason = "A letter of yesterday.";
  await step(admin, "subscriber.reveal", { number, reason }, { reason: "Something else." });
  await step(admin, "subscriber.terminate", { number, kind: "voluntary", note: "" }, other);
  await step(admin, "subscriber.erase", { number, reason }, { reason: "Something else." });

  const fileBase64 = Buffer.from("number,name\nS-2,Grace Hopper\n").toString("base64");
  await step(admin, "subscriber.import", { fileName: "people.csv", fileBase64 }, { fileName: "other.csv" });
}

/** Somebody whose plan has data to share. */
async function holderOfPool(db: OperatorDb, number: string): Promise<void> {
  const data = { code: "DATA", description: "Data", services: ["data" as const], allowance: "10000000000" };
  const unit = { name: "GB", size: "1000000000" };
  const { versionId } = await makePlan(db, "family", { bundles: [{ ...data, unit, pool: {} }] });
  const validFrom = new Date("2026-10-01T00:00:00Z");
  const { id } = await db.shared.subscriber.create({
    data: { number, status: "active", activatedAt: validFrom },
  });
  await db.shared.subscriberPlan.create({ data: { subscriberId: id, planVersionId: versionId, validFrom } });
}
