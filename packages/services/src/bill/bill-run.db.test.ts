import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BillingWorld, billingWorld, PLAN_TERMS } from "../testing/billing-world.ts";
import { abandonBillRun } from "./abandon-bill-run.ts";
import { creditBill } from "./credit-bill.ts";
import { finalizeBillRun } from "./finalize-bill-run.ts";
import { prepareBillRun } from "./prepare-bill-run.ts";

const GB = 1_000_000_000n;
const NOVEMBER = new Date("2026-11-02T09:00:00Z");
const DECEMBER = new Date("2026-12-02T09:00:00Z");
const actor = "finance@alfa.example";

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
});
afterAll(() => test_.close());

/** An operator of the test's own that bills. */
async function newWorld(): Promise<BillingWorld> {
  const { id } = await test_.makeOperator();
  return billingWorld(test_.operatorDb(id));
}

function linesOf({ db }: BillingWorld, subscriberId: string, period = "2026-10") {
  return db.shared.billLine.findMany({
    where: { bill: { subscriberId, period } },
    orderBy: { lineNumber: "asc" },
  });
}

test("a month is drawn up, looked at and made final: fee, set-up, allowance, what is beyond it", async () => {
  const world = await newWorld();
  const { db } = world;
  const plan = await world.addPlan("m");
  const ids = await world.addSubscribers(["100", "101"], plan, "2026-10-16T10:00:00Z");
  const [first = ""] = ids.values();
  await world.rate([first], {
    period: "2026-10",
    within: GB,
    beyond: { quantity: GB / 2n, chargeMicros: parseMicros("1.004999") },
  });
  const { runId } = await prepareBillRun(db, { period: "2026-10", actor, at: NOVEMBER });
  expect(await db.shared.billRun.findFirst({ where: { id: runId } })).toMatchObject({ status: "review" });

  // From the 16th on, 16 of 31 days: 20.00 × 16 / 31 = 10.32, being 20.00 − 9.68 for the 15 days before.
  const lines = await linesOf(world, first);
  expect(lines.map(({ kind, description, netMicros }) => [kind, description, netMicros])).toEqual([
    ["recurring", "Monthly fee", parseMicros("10.32")],
    ["one-off", "Set-up", parseMicros("5")],
    ["usage", "Data at home", parseMicros("1")],
    ["usage", "Data at home, 1 GB included", 0n],
  ]);
  expect(lines.map(({ quantity, unit }) => [quantity?.toString(), unit]).slice(2)).toEqual([
    ["0.5", "GB"],
    ["1", "GB"],
  ]);
  // 16.32 and 19 %: 3.1008, so 3.10.
  const drafts = await db.shared.bill.findMany({ where: { billRunId: runId } });
  expect(drafts.map(({ grossMicros }) => grossMicros).sort()).toEqual([
    parseMicros("18.23"),
    parseMicros("19.42"),
  ]);
  expect(drafts.map(({ number }) => number)).toEqual([null, null]);

  expect(await finalizeBillRun(db, { runId, actor, at: NOVEMBER, leavesExceptions: false })).toEqual({
    bills: 2,
  });
  const bills = await db.shared.bill.findMany({ where: { billRunId: runId }, orderBy: { number: "asc" } });
  expect(bills.map(({ number, status }) => [number, status])).toEqual([
    ["A-2026-000001", "final"],
    ["A-2026-000002", "final"],
  ]);
  expect(bills[0]).toMatchObject({ issuedOn: new Date("2026-11-02"), dueOn: new Date("2026-11-16") });
  expect(await db.shared.retailTotal.findFirst()).toMatchObject({
    period: "2026-10",
    currency: "EUR",
    openingSubscribers: 0,
    closingSubscribers: 2,
    // Both from the 16th to the 31st.
    subscriberDays: 32n,
    days: 31,
    activations: 2,
    bills: 2,
    // 16.32 + 15.32
    netRevenueMicros: parseMicros("31.64"),
    isProvisional: false,
  });
  await expect(
    finalizeBillRun(db, { runId, actor, at: NOVEMBER, leavesExceptions: true }),
  ).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
});

test("who cannot be billed is listed, holds the run back, and is billed after it was put right", async () => {
  const world = await newWorld();
  const { db } = world;
  const plan = await world.addPlan("m");
  const ids = await world.addSubscribers(["1", "2", "3"], plan, "2026-01-01T00:00:00Z");
  const left = await world.addSubscribers(["4"], plan, "2026-01-01T00:00:00Z", {
    until: "2026-09-01T00:00:00Z",
  });
  const strange = await world.addPlan("strange", {
    fees: [{ code: "X", description: "X", amount: "1", taxCode: "unknown" }],
  });
  const odd = await world.addSubscribers(["5"], strange, "2026-01-01T00:00:00Z");
  await world.rate([ids.get("2") ?? ""], { period: "2026-10", unrateable: 3 });
  await world.rate([...left.values()], { period: "2026-10", beyond: { quantity: GB, chargeMicros: 1n } });
  const { runId } = await prepareBillRun(db, { period: "2026-10", actor, at: NOVEMBER });
  const exceptions = await db.shared.billException.findMany({ where: { billRunId: runId } });
  expect(new Map(exceptions.map(({ subscriberId, reason }) => [subscriberId, reason]))).toEqual(
    new Map([
      [ids.get("2"), "unrateable"],
      [left.get("4"), "no-plan"],
      [odd.get("5"), "terms"],
    ]),
  );
  const finalize = (leavesExceptions: boolean) =>
    finalizeBillRun(db, { runId, actor, at: NOVEMBER, leavesExceptions });
  await expect(finalize(false)).rejects.toMatchObject({ code: "EXCEPTIONS_OPEN" });

  await abandonBillRun(db, { runId, actor });
  expect(await db.shared.bill.count()).toBe(0);
  await world.rate([ids.get("2") ?? ""], { period: "2026-10", version: 2 });
  const again = await prepareBillRun(db, { period: "2026-10", actor, at: NOVEMBER });
  expect(again.runId).not.toBe(runId);
  expect(await db.shared.bill.count({ where: { billRunId: again.runId } })).toBe(3);
  const finished = { runId: again.runId, actor, at: NOVEMBER, leavesExceptions: true };
  expect(await finalizeBillRun(db, finished)).toEqual({ bills: 3 });
  await expect(abandonBillRun(db, { runId: again.runId, actor })).rejects.toMatchObject({ code: "LOCKED" });
});

test("usage that is rated again after its bill is corrected by one line of the next bill", async () => {
  const world = await newWorld();
  const { db } = world;
  const plan = await world.addPlan("m", { ...PLAN_TERMS, fees: PLAN_TERMS.fees?.slice(0, 1) });
  const [id = ""] = (await world.addSubscribers(["1"], plan, "2026-01-01T00:00:00Z")).values();
  const beyond = (amount: string) => ({ quantity: GB, chargeMicros: parseMicros(amount) });
  const bill = async (period: string, at: Date) => {
    const { runId } = await prepareBillRun(db, { period, actor, at });
    await finalizeBillRun(db, { runId, actor, at, leavesExceptions: false });
    return (await linesOf(world, id, period)).map(({ kind, code, netMicros }) => [kind, code, netMicros]);
  };
  await world.rate([id], { period: "2026-10", beyond: beyond("3") });
  const fee = ["recurring", "BASE", parseMicros("20")];
  expect(await bill("2026-10", NOVEMBER)).toEqual([fee, ["usage", "DATA", parseMicros("3")]]);
  await world.rate([id], { period: "2026-10", version: 2, beyond: beyond("1.25") });
  expect(await bill("2026-11", DECEMBER)).toEqual([
    fee,
    ["adjustment", "usage-2026-10", parseMicros("-1.75")],
  ]);
  expect(await bill("2026-12", new Date("2027-01-02T09:00:00Z"))).toEqual([fee]);
  await world.rate([id], { period: "2026-10", version: 3, beyond: beyond("1.50") });
  expect(await bill("2027-01", new Date("2027-02-02T09:00:00Z"))).toEqual([
    fee,
    ["adjustment", "usage-2026-10", parseMicros("0.25")],
  ]);
});

test("an adjustment that was taken back with its bill is a line of the next one", async () => {
  const world = await newWorld();
  const { db } = world;
  const plan = await world.addPlan("m", { ...PLAN_TERMS, fees: PLAN_TERMS.fees?.slice(0, 1) });
  const [id = ""] = (await world.addSubscribers(["1"], plan, "2026-01-01T00:00:00Z")).values();
  const beyond = (amount: string) => ({ quantity: GB, chargeMicros: parseMicros(amount) });
  const bill = async (period: string, at: Date) => {
    const { runId } = await prepareBillRun(db, { period, actor, at });
    await finalizeBillRun(db, { runId, actor, at, leavesExceptions: false });
    return (await linesOf(world, id, period)).map(({ code, netMicros }) => [code, netMicros]);
  };
  await world.rate([id], { period: "2026-10", beyond: beyond("3") });
  await bill("2026-10", NOVEMBER);
  await world.rate([id], { period: "2026-10", version: 2, beyond: beyond("1.25") });
  const fee = ["BASE", parseMicros("20")];
  const adjustment = ["usage-2026-10", parseMicros("-1.75")];
  expect(await bill("2026-11", DECEMBER)).toEqual([fee, adjustment]);
  const { number } = await db.shared.bill.findFirstOrThrow({ where: { period: "2026-11" } });
  const whole = { number: number ?? "", lines: null, reason: "The wrong address.", actor, at: DECEMBER };
  await creditBill(db, whole);
  expect(await bill("2026-12", new Date("2027-01-02T09:00:00Z"))).toEqual([fee, adjustment]);
});

test("a period is not billed before it has ended, nor twice", async () => {
  const world = await newWorld();
  const { db } = world;
  await world.addSubscribers(["1"], await world.addPlan("m"), "2026-01-01T00:00:00Z");
  const early = { period: "2026-10", actor, at: new Date("2026-10-31T22:59:59Z") };
  await expect(prepareBillRun(db, early)).rejects.toMatchObject({ code: "PERIOD_INVALID" });
  const first = await prepareBillRun(db, { ...early, at: new Date("2026-10-31T23:00:00Z") });
  expect(await prepareBillRun(db, { ...early, at: NOVEMBER })).toEqual(first);
  await finalizeBillRun(db, { ...first, actor, at: NOVEMBER, leavesExceptions: false });
  expect(await prepareBillRun(db, { ...early, at: DECEMBER })).toEqual(first);
  expect(await db.shared.bill.count()).toBe(1);
});

test("a run sees its own operator's subscribers and nobody else's", async () => {
  const [one, other] = [await newWorld(), await newWorld()];
  for (const world of [one, other]) {
    await world.addSubscribers(["1", "2"], await world.addPlan("m"), "2026-01-01T00:00:00Z");
  }
  const { runId } = await prepareBillRun(one.db, { period: "2026-10", actor, at: NOVEMBER });
  await finalizeBillRun(one.db, { runId, actor, at: NOVEMBER, leavesExceptions: false });
  expect(await one.db.shared.bill.count()).toBe(2);
  expect(await other.db.shared.bill.count()).toBe(0);
  await expect(
    finalizeBillRun(other.db, { runId, actor, at: NOVEMBER, leavesExceptions: false }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
