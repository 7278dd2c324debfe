import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { showOverview } from "../overview/show-overview.ts";
import { prepareRun } from "../settlement/prepare-run.ts";
import { billingWorld } from "../testing/billing-world.ts";
import { makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { TEN_PERCENT } from "../testing/terms.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { exportOperatorRetail, exportRetailTotals } from "./export-retail-totals.ts";
import { listRetailTotals } from "./list-retail-totals.ts";
import { showOperatorRetail } from "./show-operator-retail.ts";

const eur = parseMicros;
const at = new Date("2026-11-10T09:00:00Z");
const request = { sort: { key: "name", isDescending: false }, at } as const;
const october = { ...request, currency: "EUR", period: "2026-10", page: 1, size: 25 } as const;
/** In whatever alfa knows of its customers, and nowhere else. */
const CANARY = "CANARY";

/**
 * Alfa bills three customers, one of whom leaves; beta's figures are provisional; sverige sells and pays in
 * kronor. They use 60, 40 and 20 GB at 1.00, with 10 % margin.
 */
let world: World;
beforeAll(async () => {
  world = await makePlain(await testDatabase());
  await world.addOperator("sverige", TEN_PERCENT, { currency: "SEK" });
  await world.db.fxRate.create({
    data: { base: "EUR", quote: "SEK", validOn: new Date("2026-10-30"), rate: "11.2345", source: "ECB" },
  });
  await billAlfa();
  await addTotal("beta", { currency: "EUR", netRevenueMicros: eur("100"), isProvisional: true });
  await addTotal("sverige", { currency: "SEK", netRevenueMicros: eur("1000"), isProvisional: false });
  const usage = { line: "L1", records: 10n };
  await world.addUsage("2026-10", [
    { ...usage, operator: "alfa", quantity: 60n * GB },
    { ...usage, operator: "beta", quantity: 40n * GB },
    { ...usage, operator: "sverige", quantity: 20n * GB },
  ]);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "120.00", quantity: "120", rate: "1.00" }]);
});
afterAll(() => world.test.close());

async function billAlfa(): Promise<void> {
  const db = world.test.operatorDb("alfa");
  const billing = await billingWorld(db);
  const plan = await billing.addPlan("m");
  await billing.addSubscribers([`${CANARY}-1`, `${CANARY}-2`], plan, "2026-01-01T00:00:00Z");
  const until = "2026-10-10T10:00:00Z";
  await billing.addSubscribers([`${CANARY}-3`], plan, "2026-01-01T00:00:00Z", { until });
  await db.shared.subscriber.updateMany({
    where: { number: `${CANARY}-3` },
    data: { status: "terminated", statusReason: "voluntary", terminatedAt: new Date(until) },
  });
  for (const period of ["2026-09", "2026-10"]) {
    const run = { actor: `${CANARY}@alfa.example`, at };
    const { runId } = await prepareBillRun(db, { period, ...run });
    await finalizeBillRun(db, { runId, ...run, leavesExceptions: false });
  }
}

/** Ten subscribers all month, whom nobody leaves. */
async function addTotal(
  operatorId: string,
  money: { readonly currency: string; readonly netRevenueMicros: bigint; readonly isProvisional: boolean },
): Promise<void> {
  const counts = {
    openingSubscribers: 10,
    closingSubscribers: 10,
    subscriberDays: 310n,
    days: 31,
    bills: 10,
  };
  const moves = { activations: 0, voluntary: 0, involuntary: 0, portedOut: 0 };
  await world.test
    .operatorDb(operatorId)
    .shared.retailTotal.create({ data: { period: "2026-10", ...counts, ...moves, ...money } });
}

test("subscribers, ARPU and churn follow from what an operator's billing run has summed up", async () => {
  const list = await listRetailTotals(world.db, october);
  const [alfa, beta, ...others] = list?.operators.rows ?? [];
  expect(others).toEqual([]);
  expect(alfa).toMatchObject({
    operatorId: "alfa",
    now: {
      openingSubscribers: 3,
      closingSubscribers: 2,
      // 2 × 31 days and 9: 71 / 31 = 2.29.
      averageTenths: 23n,
      voluntary: 1,
      churnBps: 3_333,
      // 20.00 twice, and 10 of 31 days of the third.
      revenueMicros: eur("46.45"),
      // 46.45 × 31 / 71 = 20.281
      arpuMicros: eur("20.28"),
      isProvisional: false,
    },
    before: { closingSubscribers: 3, averageTenths: 30n, churnBps: 0, revenueMicros: eur("60") },
  });
  expect(beta).toMatchObject({ now: { isProvisional: true }, before: null });
  // 146.45 × 31 / 381 = 11.916, not the mean of 20.28 and 10.00; 1 of 13 have left.
  expect(list?.blended.now).toMatchObject({
    operators: 2,
    arpuMicros: eur("11.92"),
    churnBps: 769,
    isProvisional: true,
  });
});

test("before a statement charges an operator its retail margin is n/a, and not its revenue", async () => {
  const none = await listRetailTotals(world.db, october);
  expect(none?.operators.rows[0]?.now).toMatchObject({ retailMargin: null, mvnaMargin: null });
  await prepareRun(world.db, { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" });
  const drafted = await listRetailTotals(world.db, october);
  expect(drafted?.operators.rows[0]?.now).toMatchObject({
    retailMargin: null,
    mvnaMargin: { micros: eur("6"), bps: 909 },
    isMarginProvisional: true,
  });
});

test("both margins: what the MVNA keeps of a statement, and what the operator keeps beside it", async () => {
  await settlePeriod(world, "2026-10");
  const list = await listRetailTotals(world.db, october);
  const margins = list?.operators.rows.map(({ now }) => [now.retailMargin, now.mvnaMargin]);
  expect(margins).toEqual([
    // 46.45 − 66.00 is −42.088 % of 46.45; 66.00 − 60.00 is 9.0909 % of 66.00.
    [
      { micros: eur("-19.55"), bps: -4_209 },
      { micros: eur("6"), bps: 909 },
    ],
    [
      { micros: eur("56"), bps: 5_600 },
      { micros: eur("4"), bps: 909 },
    ],
  ]);
  // −19.55 + 56.00 of 146.45.
  expect(list?.blended.now.retailMargin).toEqual({ micros: eur("36.45"), bps: 2_489 });
  expect(list?.operators.rows.map(({ now }) => now.isMarginProvisional)).toEqual([false, true]);
});

test("an operator that sells in the currency it pays in is charged in it: nothing is mixed", async () => {
  const list = await listRetailTotals(world.db, { ...october, currency: "SEK" });
  expect(list?.scope).toMatchObject({ currency: "SEK", currencies: ["EUR", "SEK"] });
  // 22.00 × 11.2345 = 247.159 kr; the MVNA's own margin is in euros.
  expect(list?.operators.rows.map(({ operatorId, now }) => [operatorId, now.retailMargin])).toEqual([
    ["sverige", { micros: eur("752.84"), bps: 7_528 }],
  ]);
  expect(list?.blended.now.mvnaMargin).toBeNull();
});

test("a contract in a currency that is neither sold nor paid in leaves the margin open", async () => {
  await addTotal("sverige", { currency: "NOK", netRevenueMicros: eur("900"), isProvisional: false });
  const list = await listRetailTotals(world.db, { ...october, currency: "NOK" });
  expect(list?.operators.rows[0]?.now).toMatchObject({ revenueMicros: eur("900"), retailMargin: null });
});

test("an operator's own page has its months, the overview the blended figures of the period", async () => {
  const shown = await showOperatorRetail(world.db, { operatorId: "alfa", at });
  expect(shown?.months.map(({ period, revenueMicros }) => [period, revenueMicros])).toEqual([
    ["2026-09", eur("60")],
    ["2026-10", eur("46.45")],
  ]);
  const byName = { key: "name", isDescending: false } as const;
  const overview = await showOverview(world.test, { sort: byName, page: 1, at });
  const list = await listRetailTotals(world.db, october);
  expect(overview?.retail.now).toEqual(list?.blended.now);
  await expect(showOperatorRetail(world.db, { operatorId: "nobody", at })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const { id } = await world.test.makeOperator();
  expect(await showOperatorRetail(world.db, { operatorId: id, at })).toBeNull();
});

test("operators are put in order of any figure, those without it last", async () => {
  const order = async (key: "arpu" | "churn" | "revenue", isDescending: boolean) => {
    const list = await listRetailTotals(world.db, { ...october, sort: { key, isDescending } });
    return list?.operators.rows.map(({ operatorId }) => operatorId);
  };
  expect(await order("arpu", true)).toEqual(["alfa", "beta"]);
  expect(await order("revenue", true)).toEqual(["beta", "alfa"]);
  expect(await order("churn", false)).toEqual(["beta", "alfa"]);
});

test("the exports have the page's rows with every figure", async () => {
  const { bytes } = await exportRetailTotals(world.db, { ...october, form: "raw" });
  const [head = "", alfa = ""] = new TextDecoder().decode(bytes).split(/\r?\n/);
  const cells = new Map(head.split(",").map((name, index) => [name, alfa.split(",")[index]]));
  expect(Object.fromEntries(cells)).toMatchObject({
    operator: "alfa",
    average_subscribers: "2.3",
    churn_percent: "33.33",
    arpu: "20.28",
    retail_margin: "-19.55",
    state: "final",
  });
  const own = await exportOperatorRetail(world.db, { operatorId: "alfa", at, form: "raw" });
  expect(new TextDecoder().decode(own.bytes).match(/\nalfa,2026-(09|10),/g)).toHaveLength(2);
});

test("nothing that the MVNA reads of retail names anybody, and nothing else of it can be read", async () => {
  const read = await Promise.all([
    listRetailTotals(world.db, october),
    showOperatorRetail(world.db, { operatorId: "alfa", at }),
    exportRetailTotals(world.db, { ...october, form: "raw" }).then(({ bytes }) =>
      Buffer.from(bytes).toString(),
    ),
    world.db.retailTotal.findMany(),
  ]);
  const text = JSON.stringify(read, (_, value) => (typeof value === "bigint" ? `${value}` : value));
  expect(text).toContain("alfa");
  const people = await world.test.operatorDb("alfa").shared.subscriber.findMany();
  expect(people.map(({ number }) => number.startsWith(CANARY))).toEqual([true, true, true]);
  for (const { id, number } of people)
    expect([text.includes(id), text.includes(number)]).toEqual([false, false]);
  expect(text).not.toContain(CANARY);
  for (const tables of [world.db.subscriber, world.db.bill, world.db.billLine, world.db.billRun]) {
    const find = tables.findMany as () => Promise<unknown>;
    await expect(find.call(tables)).rejects.toThrow(/permission denied/);
  }
});
