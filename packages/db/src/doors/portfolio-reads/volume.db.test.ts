import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prisma } from "../../generated/shared/client.ts";
import { fillPortfolio } from "../../testing/fill-portfolio.ts";
import { type TestDatabase, testDatabase } from "../../testing/test-database.ts";
import { portfolioReads } from "./portfolio-reads.ts";

const EUR = 1_000_000n;
const UP_TO = { currency: "EUR", to: "2026-12" };
const YEAR = { ...UP_TO, from: "2026-01" };
const PERIODS = Array.from({ length: 12 }, (_, month) => `2026-${`${month + 1}`.padStart(2, "0")}`);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const size = { operators: 200, periods: 24, drafts: 0, exceptions: 50_000, open: 50_000 };
  await fillPortfolio(database.superuser, size);
}, 120_000);
afterAll(() => database.close());

test("200 operators over a year are a sum for each operator and month", async () => {
  const sums = await database.portfolioDb().reads.settledSums(YEAR);
  expect(sums).toHaveLength(200 * 12);
  expect(sums[0]).toEqual({
    period: "2026-01",
    operatorId: "op0001",
    costMicros: 9n * EUR,
    marginMicros: EUR,
    correctionsMicros: 0n,
    netMicros: 10n * EUR,
  });
});

test("50,000 exceptions are a sum for each month, cause and age", async () => {
  const { reads } = database.portfolioDb();
  const ages = await reads.exceptionAges({ ...UP_TO, at: new Date() });
  expect(ages.length).toBeLessThanOrEqual(24 * 4 * 4);
  expect(ages.reduce((sum, { count }) => sum + count, 0)).toBe(50_000);
  expect(ages.reduce((sum, { micros }) => sum + micros, 0n)).toBe(100_000n * EUR);
  // Made 0 to 19 days ago in equal numbers: those of 7 to 19 days are in the last bucket.
  const old = ages.filter(({ age }) => age === 7).reduce((sum, { count }) => sum + count, 0);
  expect(old).toBe((50_000 * 13) / 20);
  const parts = await reads.variances({ currency: "EUR", period: "2026-12" });
  expect(parts.reduce((sum, { micros }) => sum + micros, 0n)).toBe(2n * EUR * 2083n);
});

test("a month's statements come with what the books say of each", async () => {
  const { reads } = database.portfolioDb();
  const rows = await reads.statementStandings({ ...UP_TO, from: "2026-12" });
  expect(rows).toHaveLength(200);
  expect(rows[0]).toMatchObject({ operatorId: "op0001", openMicros: 10n * EUR, paidMicros: 0n });
  const own = await reads.statementStandings({ ...YEAR, operatorIds: ["op0007"] });
  expect(own).toHaveLength(12);
});

test("what is owed, expected and accrued comes month by month", async () => {
  const { reads } = database.portfolioDb();
  expect((await reads.exposures(UP_TO)).at(-1)).toEqual({
    period: "2026-12",
    unpaidMicros: 200n * 9n * EUR,
    withheldMicros: 0n,
  });
  const standings = await reads.periodStandings({ currency: "EUR", periods: PERIODS });
  expect(standings.map(({ expectedMicros }) => expectedMicros)).toEqual(PERIODS.map(() => 200n * 9n * EUR));
  const accruals = await reads.usageAccruals([{ agreementId: "volume", period: "2027-01" }]);
  expect(accruals.map(({ chargeMicros }) => chargeMicros)).toEqual(Array(400).fill(30n * EUR));
});

test("200 operators' retail totals come with what the statements charge them", async () => {
  await database.superuser.query(
    `
    INSERT INTO retail_total (operator_id, period, currency, opening_subscribers, closing_subscribers,
      subscriber_days, days, activations, voluntary, involuntary, ported_out, bills, net_revenue_micros,
      is_provisional)
    SELECT id, period, 'EUR', 100, 101, 3000, 30, 3, 1, 1, 0, 100, 25000000, false
    FROM operator CROSS JOIN unnest($1::text[]) AS period`,
    [PERIODS],
  );
  const { reads } = database.portfolioDb();
  const rows = await reads.retailTotals(YEAR);
  expect(rows).toHaveLength(200 * 12);
  expect(new Set(rows.map(({ chargeMicros }) => chargeMicros))).toEqual(new Set([10n * EUR]));
  expect(await reads.retailSpans()).toEqual([{ currency: "EUR", first: "2026-01", last: "2026-12" }]);
});

test("no read walks through the amounts or the usage of other months", async () => {
  const plans: string[] = [];
  const reads = portfolioReads({
    async $queryRaw(query: Prisma.Sql) {
      const plan = await database.superuser.query(`EXPLAIN ${query.text}`, [...query.values]);
      plans.push(plan.rows.map((row) => row["QUERY PLAN"]).join("\n"));
      return [];
    },
  });
  await reads.settledSums({ ...UP_TO, from: "2026-12" });
  await reads.usageAccruals([{ agreementId: "volume", period: "2027-01" }]);
  await reads.findWorstException(UP_TO);
  await reads.variances({ currency: "EUR", period: "2026-12" });
  await reads.retailTotals({ ...UP_TO, from: "2026-11" });
  const scanned = plans.join("\n").match(/Seq Scan on (settlement_line|usage_aggregate|discrepancy)/g);
  expect([plans.length, scanned]).toEqual([5, null]);
});
