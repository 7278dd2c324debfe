import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { creditBill } from "../bill/credit-bill.ts";
import { drawUpAgain } from "../bill/draw-up-again.ts";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { billingWorld } from "../testing/billing-world.ts";
import { creditOf, openBills } from "./account.ts";
import { promisePayment } from "./promise-payment.ts";
import { recordPayment } from "./record-payment.ts";
import { refundPayment } from "./refund-payment.ts";
import { runDunning } from "./run-dunning.ts";

const actor = "finance@alfa.example";
const FIRST = "A-2026-000001";
const SECOND = "A-2026-000002";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** One subscriber with final bills of 23.80 for October (due 16 November) and November (due 15 December). */
async function billed() {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  const world = await billingWorld(db);
  const plan = await world.addPlan("m", {
    fees: [{ code: "BASE", description: "Monthly fee", amount: "20", taxCode: "standard" }],
  });
  const [subscriberId = ""] = (await world.addSubscribers(["100"], plan, "2026-10-01T00:00:00Z")).values();
  for (const [period, day] of [
    ["2026-10", "2026-11-02"],
    ["2026-11", "2026-12-01"],
  ] as const) {
    const at = new Date(`${day}T09:00:00Z`);
    const { runId } = await prepareBillRun(db, { period, actor, at });
    await finalizeBillRun(db, { runId, actor, at, leavesExceptions: false });
  }
  const pay = (amount: string, reference: string, billNumber = SECOND) =>
    recordPayment(db, {
      ...{ billNumber, reference, actor, amountMicros: parseMicros(amount) },
      ...{ method: "transfer", paidOn: "2026-12-03" },
    });
  const open = async () =>
    new Map((await openBills(db.shared, subscriberId, "EUR")).map((bill) => [bill.number, bill.openMicros]));
  const credit = () => creditOf(db.shared, subscriberId, "EUR");
  return { db, subscriberId, pay, open, credit };
}

const amounts = (first: string, second: string) =>
  new Map([
    [FIRST, parseMicros(first)],
    [SECOND, parseMicros(second)],
  ]);

test("a payment pays the bill it names, then the one due first; what is left over is a credit", async () => {
  const { pay, open, credit } = await billed();
  await pay("30", "T1");
  expect(await open()).toEqual(amounts("17.60", "0"));
  await pay("20", "T2");
  expect(await open()).toEqual(amounts("0", "0"));
  expect(await credit()).toBe(parseMicros("2.40"));
});

test("a payment is recorded once, and only whole cents", async () => {
  const { pay } = await billed();
  await pay("1", "T1");
  await expect(pay("1", "T1")).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(pay("0", "T2")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await expect(pay("0.001", "T2")).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await expect(pay("1", "T2", "A-2026-999999")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("payments recorded at once never pay a bill twice", async () => {
  const { pay, open, credit } = await billed();
  await Promise.all(Array.from({ length: 8 }, (_, at) => pay("7", `T${at}`, FIRST)));
  expect(await open()).toEqual(amounts("0", "0"));
  // 8 × 7.00 = 56.00 less 47.60
  expect(await credit()).toBe(parseMicros("8.40"));
});

test("a credit note on a paid bill frees the payment for the next one; the rest can go back", async () => {
  const { db, pay, open, credit } = await billed();
  await pay("23.80", "T1", FIRST);
  const at = new Date("2026-12-04T09:00:00Z");
  const part = { number: FIRST, reason: "A week without service.", actor, at };
  const lines = [{ lineNumber: 1, grossMicros: parseMicros("5.95") }];
  expect(await creditBill(db, { ...part, lines })).toEqual({ number: "C-2026-000001" });
  expect(await open()).toEqual(amounts("0", "17.85"));
  await creditBill(db, { ...part, lines: null });
  expect(await open()).toEqual(amounts("0", "0"));
  await expect(creditBill(db, { ...part, lines: null })).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(creditBill(db, { ...part, lines: null, reason: " " })).rejects.toMatchObject({
    code: "REASON_REQUIRED",
  });
  expect(await db.shared.retailTotal.findFirst({ where: { period: "2026-10" } })).toMatchObject({
    netRevenueMicros: 0n,
    bills: 1,
  });

  await pay("10", "T2");
  const back = { subscriber: "100", currency: "EUR", reference: "R1", paidOn: "2026-12-05", actor };
  await expect(refundPayment(db, { ...back, amountMicros: parseMicros("10.01") })).rejects.toMatchObject({
    code: "INPUT_INVALID",
  });
  await refundPayment(db, { ...back, amountMicros: parseMicros("10") });
  expect(await credit()).toBe(0n);
});

test("a bill that was taken back whole is drawn up again, with the next number", async () => {
  const { db, open } = await billed();
  const at = new Date("2026-12-04T09:00:00Z");
  const again = { subscriber: "100", period: "2026-10", reason: "The wrong address.", actor, at };
  await expect(drawUpAgain(db, again)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await creditBill(db, { number: FIRST, lines: null, reason: "The wrong address.", actor, at });
  expect(await drawUpAgain(db, again)).toEqual({ number: "A-2026-000003" });
  expect((await open()).get("A-2026-000003")).toBe(parseMicros("23.80"));
  await expect(drawUpAgain(db, again)).rejects.toMatchObject({ code: "ALREADY_DONE" });
});

test("who does not pay is reminded, suspended, and resumed once nothing is overdue", async () => {
  const { db, pay } = await billed();
  const status = async () => (await db.shared.subscriber.findFirst({ where: { number: "100" } }))?.status;
  const pass = async (day: string) =>
    (await runDunning(db, { actor, at: new Date(`${day}T08:00:00Z`) })).taken.map(({ number, action }) => [
      number,
      action,
    ]);
  expect(await pass("2026-11-18")).toEqual([]);
  expect(await pass("2026-11-19")).toEqual([[FIRST, "remind"]]);
  expect(await pass("2026-11-19")).toEqual([]);
  expect(await pass("2026-11-30")).toEqual([[FIRST, "remind"]]);
  await promisePayment(db, { subscriber: "100", untilDay: "2026-12-08", note: "By telephone.", actor });
  expect(await pass("2026-12-08")).toEqual([]);
  expect(await pass("2026-12-09")).toEqual([[FIRST, "suspend"]]);
  expect(await status()).toBe("suspended");
  await pay("23.80", "T1", FIRST);
  expect(await runDunning(db, { actor, at: new Date("2026-12-10T08:00:00Z") })).toEqual({
    taken: [],
    resumed: ["100"],
  });
  expect(await status()).toBe("active");
});
