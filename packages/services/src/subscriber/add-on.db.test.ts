import { parseMicros } from "@tributary/domain/money/micros";
import type { Fee } from "@tributary/domain/plan/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { call, callBundle, type UsageShop, type UsageWorld, usageWorld } from "../testing/usage-shop.ts";
import { endAddOn } from "./end-add-on.ts";
import { takeAddOn } from "./take-add-on.ts";

const actor = "support@alfa.example";
const at = new Date("2026-10-05T10:00:00Z");
const fee: Fee = {
  ...{ code: "WEEK", description: "A week", every: "once", amountMicros: parseMicros("9") },
  ...{ taxCode: "standard", isProrated: false },
};
/** 10 minutes, used before the plan's own two. */
const minutes = callBundle({ code: "WEEK", description: "10 minutes", allowance: 600n });
let world: UsageWorld;

beforeAll(async () => {
  world = await usageWorld();
});
afterAll(() => world.close());

/** A shop whose plan's own minutes are used last. */
function newShop(): Promise<UsageShop> {
  return world.makeShop({ bundles: [callBundle({ priority: 9 })] });
}

const take = ({ db }: UsageShop, addOn: string, more: object = {}) =>
  takeAddOn(db, { number: "A-1", addOn, when: "now", note: "", actor, at, ...more });

test("a pass waits for its first use, lasts its days from then on, and is paid for once each", async () => {
  const shop = await newShop();
  const { db } = shop;
  const validity = { lasts: "days", days: 7, startsOn: "first-use" } as const;
  await shop.addPlan("WEEK", "pass", { validity, fees: [fee], bundles: [minutes] });
  const imsi = await world.addPerson(shop, "A-1");
  expect(await take(shop, "WEEK")).toEqual({ from: at, until: null });
  await world.ingest([
    call("2026-10-10T10:00:00Z", imsi, 300),
    call("2026-10-16T10:00:00Z", imsi, 240),
    call("2026-10-18T10:00:00Z", imsi, 180),
  ]);
  // The pass covers two calls; of the last, after its week, 120 s are the plan's and 60 s cost 0.60.
  expect(await ratePeriod(db, { period: "2026-10" })).toMatchObject({ chargeMicros: parseMicros("0.60") });
  const pass = await db.shared.subscriberPlan.findFirstOrThrow({ where: { isMain: false } });
  expect(pass.validUntil).toEqual(new Date("2026-10-17T10:00:00Z"));
  // Bought again on the day after it ended: nine more.
  await take(shop, "WEEK", { when: { since: "2026-10-18" }, at: new Date("2026-10-20T10:00:00Z") });
  const run = { period: "2026-10", actor, at: new Date("2026-11-02T09:00:00Z") };
  await ratePeriod(db, { period: "2026-10" });
  const { runId } = await prepareBillRun(db, run);
  await finalizeBillRun(db, { ...run, runId, leavesExceptions: false });
  const lines = await db.shared.billLine.findMany({ orderBy: { lineNumber: "asc" } });
  expect(lines.map(({ description, netMicros }) => [description, netMicros])).toEqual([
    ["A week", parseMicros("9")],
    ["A week", parseMicros("9")],
    // The second pass covers the last call whole.
    ["CALLS, 10 minutes", 0n],
    ["CALLS, 10 minutes", 0n],
  ]);
});

test("an add-on lasts as it says: until it is ended, for its period, or for days from a day on", async () => {
  const shop = await newShop();
  const { db } = shop;
  const beside = { fees: [fee], bundles: [minutes] };
  await shop.addPlan("OPEN", "add-on", { ...beside, validity: { lasts: "open" } });
  await shop.addPlan("MONTH", "add-on", { ...beside, validity: { lasts: "period" } });
  await shop.addPlan("DAYS", "pass", { ...beside, validity: { lasts: "days", days: 3, startsOn: "date" } });
  await world.addPerson(shop, "A-1");
  expect((await take(shop, "MONTH")).until).toEqual(new Date("2026-10-31T23:00:00Z"));
  expect((await take(shop, "DAYS", { when: "next-cycle" })).until).toEqual(new Date("2026-11-03T23:00:00Z"));
  expect(await take(shop, "OPEN", { when: { since: "2026-10-01" } })).toEqual({
    from: new Date("2026-09-30T22:00:00Z"),
    until: null,
  });
  await expect(take(shop, "OPEN")).rejects.toMatchObject({ code: "ALREADY_DONE" });
  const held = await db.shared.subscriberPlan.findFirstOrThrow({
    where: { planVersion: { plan: { code: "OPEN" } } },
  });
  const end = { number: "A-1", id: held.id, note: "", actor, at: new Date("2026-10-12T10:00:00Z") };
  await endAddOn(db, end);
  await expect(endAddOn(db, end)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  // What is not had any more can be had anew.
  await take(shop, "OPEN", { at: new Date("2026-10-13T10:00:00Z") });
});

test("nobody takes what is no add-on, or one without a plan to stand beside", async () => {
  const shop = await newShop();
  const { db } = shop;
  await shop.addPlan("OPEN", "add-on", {});
  await world.addPerson(shop, "A-1");
  for (const code of ["mini", "NONE"]) {
    await expect(take(shop, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  await db.shared.subscriberPlan.updateMany({ data: { validUntil: at } });
  await expect(take(shop, "OPEN")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  const main = await db.shared.subscriberPlan.findFirstOrThrow();
  const end = endAddOn(db, { number: "A-1", id: main.id, note: "", actor, at });
  await expect(end).rejects.toMatchObject({ code: "NOT_FOUND" });
});
