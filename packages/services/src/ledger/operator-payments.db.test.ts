import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros, sumMicros } from "@tributary/domain/money/micros";
import { addDays } from "@tributary/domain/statement/add-days";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closePeriod } from "../period/close-period.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { balances } from "./balances.ts";
import { loadAging } from "./load-aging.ts";
import { loadOpenItems } from "./load-open-items.ts";
import { ownOpenItems } from "./own-open-items.ts";
import { recordOperatorPayment } from "./record-operator-payment.ts";

const eur = parseMicros;
const october = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };
const number = `ST-${AGREEMENT}-2026-10-alfa`;
const payment = { statementNumber: number, paidOn: "2026-12-01", actor: "finance" };

let world: World;
/** 60 GB of alfa at 1.00 with 10 % margin are 66.00, 40 GB of beta 44.00. */
beforeEach(async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
});
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

/** The same through the books, through the operator's own door, and as the account's balance. */
async function openOf(operatorId: string) {
  const books = (await loadOpenItems(world.db, [operatorId])).get(operatorId) ?? [];
  const own = await ownOpenItems(world.test.operatorDb(operatorId).shared);
  expect(own).toEqual(books);
  const balance = (await balances(world.db)).find(
    ({ account, party }) => account === "operator-receivable" && party === operatorId,
  );
  expect(sumMicros(books.map(({ openMicros }) => openMicros))).toBe(balance?.amountMicros ?? 0n);
  return books.map(({ reference, openMicros }) => [reference, openMicros]);
}

test("a payment lowers what is open, once per reference, and is seen by its operator", async () => {
  expect(await openOf("alfa")).toEqual([[number, eur("66.00")]]);
  const first = { ...payment, amountMicros: eur("40.00"), reference: "SEPA-1" };
  expect(await recordOperatorPayment(world.db, first)).toEqual({ isNew: true, openMicros: eur("26.00") });
  expect(await recordOperatorPayment(world.db, first)).toEqual({ isNew: false, openMicros: eur("26.00") });
  await expect(
    recordOperatorPayment(world.db, { ...first, amountMicros: eur("10.00") }),
  ).rejects.toMatchObject({ code: "INPUT_INVALID" });
  expect(await openOf("alfa")).toEqual([[number, eur("26.00")]]);
  expect(await openOf("beta")).toEqual([[`ST-${AGREEMENT}-2026-10-beta`, eur("44.00")]]);
  const seen = await world.test.operatorDb("alfa").shared.statementPayment.findMany();
  expect(seen.map(({ reference, amountMicros }) => [reference, amountMicros])).toEqual([
    ["SEPA-1", eur("40.00")],
  ]);
  expect(await world.test.operatorDb("beta").shared.statementPayment.count()).toBe(0);
  const audit = await world.db.auditEvent.findMany({ where: { action: "statement:pay" } });
  expect(audit.map(({ actor, subject, operatorId }) => [actor, subject, operatorId])).toEqual([
    ["finance", number, "alfa"],
  ]);
});

test("more than is open is refused, unless it is said to be an advance", async () => {
  const tooMuch = { ...payment, amountMicros: eur("70.00"), reference: "SEPA-1" };
  await expect(recordOperatorPayment(world.db, tooMuch)).rejects.toMatchObject({
    code: "AMOUNT_INVALID",
    message: `Only EUR 66.00 is open on ${number}: correct the amount, or record it as an advance.`,
  });
  expect(await recordOperatorPayment(world.db, { ...tooMuch, isAdvance: true })).toEqual({
    isNew: true,
    openMicros: eur("-4.00"),
  });
  expect(await openOf("alfa")).toEqual([[number, eur("-4.00")]]);
});

test("of two payments at once that together are too much, one is booked", async () => {
  const attempts = await Promise.allSettled(
    ["SEPA-1", "SEPA-2"].map((reference) =>
      recordOperatorPayment(world.db, { ...payment, amountMicros: eur("40.00"), reference }),
    ),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await openOf("alfa")).toEqual([[number, eur("26.00")]]);
});

test("a later version is open from its own due date; payments settle the earlier one first", async () => {
  await recordOperatorPayment(world.db, { ...payment, amountMicros: eur("66.00"), reference: "SEPA-1" });
  expect(await openOf("alfa")).toEqual([]);
  await closePeriod(world.test, october);
  await reopenPeriod(world.db, { ...october, reason: "The network sent a corrected invoice." });
  await world.addInvoice("2026-10", [{ line: "L1", amount: "100.80", quantity: "100.8", rate: "1.00" }], {
    revision: 2,
  });
  await settlePeriod(world, "2026-10");
  // 100.80 by 60 : 40 is 60.48 for alfa, with 6.05 margin 66.53 instead of 66.00.
  expect(await openOf("alfa")).toEqual([[number, eur("0.53")]]);
});

test("what is unpaid is sorted by age", async () => {
  const row = await world.db.statement.findFirstOrThrow({ where: { number } });
  const dueOn = row.dueOn.toISOString().slice(0, 10);
  const buckets = async (asOf: string) =>
    (await loadAging(world.db, "alfa", asOf)).aging.map(({ buckets: each }) =>
      each.map(({ amountMicros }) => amountMicros),
    );
  expect(await buckets(dueOn)).toEqual([[eur("66.00"), 0n, 0n, 0n, 0n]]);
  expect(await buckets(addDays(dueOn, 31))).toEqual([[0n, 0n, eur("66.00"), 0n, 0n]]);
});

test.each([
  ["no such statement", { statementNumber: "ST-none" }, "NOT_FOUND"],
  ["nothing paid", { amountMicros: 0n }, "AMOUNT_INVALID"],
  ["no date", { paidOn: "2026-02-30" }, "INPUT_INVALID"],
  ["no reference", { reference: "  " }, "INPUT_INVALID"],
])("refused: %s", async (_what, changes, code) => {
  const request = { ...payment, amountMicros: eur("1.00"), reference: "SEPA-1", ...changes };
  await expect(recordOperatorPayment(world.db, request)).rejects.toMatchObject({ code });
});
