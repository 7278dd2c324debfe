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
  const service = { plan: "basic", iccid: FIRST, msisdn: "4915112345670", since: null };
  await step(admin, "subscriber.activate", { number, ...service }, { msisdn: null });
  await step(admin, "subscriber.suspend", { number, reason: "lost", note: "A call." }, { reason: "fraud" });
  await step(admin, "subscriber.swapSim", { number, iccid: SECOND, note: "" }, other);
  await step(admin, "subscriber.resume", { number, note: "" }, other);
  const changed = { number, msisdn: "4915112345671", note: "" };
  await step(admin, "subscriber.changeNumber", changed, other);
  await step(admin, "subscriber.changePlan", { number, plan: "plus", when: "now", note: "" }, other);
  const reason = "A letter of yesterday.";
  await step(admin, "subscriber.reveal", { number, reason }, { reason: "Something else." });
  await step(admin, "subscriber.terminate", { number, kind: "voluntary", note: "" }, other);
  await step(admin, "subscriber.erase", { number, reason }, { reason: "Something else." });

  const fileBase64 = Buffer.from("number,name\nS-2,Grace Hopper\n").toString("base64");
  await step(admin, "subscriber.import", { fileName: "people.csv", fileBase64 }, { fileName: "other.csv" });
}
