import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertExceptions } from "../testing/exception-rows.ts";
import { makePlain } from "../testing/plain.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { decideExceptions } from "./decide-exceptions.ts";
import { type ExceptionPageRequest, pageExceptions } from "./page-exceptions.ts";
import { reconcile } from "./reconcile.ts";
import { showException } from "./show-exception.ts";
import { totalExceptions } from "./total-exceptions.ts";

const COUNT = 2_000;
const october = { agreementId: AGREEMENT, period: "2026-10" };

let world: World;
beforeAll(async () => {
  world = await makePlain(await testDatabase());
  const invoiceId = await world.addInvoice("2026-10", [{ line: "L1", amount: "100.00" }]);
  await insertExceptions(world, invoiceId, "2026-10", COUNT);
});
afterAll(() => world.test.close());

async function allPages(request: Partial<ExceptionPageRequest>) {
  const rows = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await pageExceptions(world.db, { ...october, sort: "money", limit: 75, cursor, ...request });
    rows.push(...page.rows);
    if (page.nextCursor === null) return { rows, total: page.total };
    cursor = page.nextCursor;
  }
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

test("pages hold every exception once, by money and then by age", async () => {
  const { rows, total } = await allPages({});
  expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT);
  expect(total.count).toBe(COUNT);
  expect(total.totalMicros).toBe(rows.reduce((sum, { deltaMicros }) => sum + deltaMicros, 0n));
  const isInOrder = rows.slice(1).every((row, index) => {
    const before = rows[index];
    if (before === undefined) return false;
    const money = size(before.deltaMicros) - size(row.deltaMicros);
    return money > 0n || (money === 0n && before.createdAt <= row.createdAt);
  });
  expect(isInOrder).toBe(true);
});

test("by age, the oldest come first", async () => {
  const { rows } = await allPages({ sort: "age" });
  expect(rows).toHaveLength(COUNT);
  expect(rows.slice(1).every((row, index) => (rows[index]?.createdAt ?? 0) <= row.createdAt)).toBe(true);
});

test("what a filter lists is what its total counts", async () => {
  const filters: readonly Partial<ExceptionPageRequest>[] = [
    { cause: "RATE" },
    { operatorId: "beta" },
    { operatorId: "alfa", cause: "VOLUME" },
    { createdBefore: new Date(Date.now() - 7 * 86_400_000) },
    { minimumMicros: parseMicros("90") },
    { lineCode: "L2" },
    { decidedBy: "nobody" },
    { status: "waived" },
  ];
  for (const filter of filters) {
    const { rows, total } = await allPages(filter);
    expect({ filter, count: rows.length }).toEqual({ filter, count: total.count });
    expect(total.totalMicros).toBe(rows.reduce((sum, { deltaMicros }) => sum + deltaMicros, 0n));
  }
  // Every odd number is beta's, and every tenth is referred to it: one half and one tenth.
  const { total } = await allPages({ operatorId: "beta" });
  expect(total.count).toBe(COUNT / 2 + COUNT / 10);
});

test("a damaged cursor is refused in words", async () => {
  const request = { ...october, sort: "money" as const, limit: 10, cursor: "1~2~x" };
  await expect(pageExceptions(world.db, request)).rejects.toMatchObject({ code: "INPUT_INVALID" });
});

test("a selection is decided as it was previewed, and not when it has changed since", async () => {
  const filter = { cause: "RATE", minimumMicros: parseMicros("50") };
  const seen = await totalExceptions(world.db, { ...october, ...filter });
  const request = {
    ...october,
    actor: "analyst",
    decision: "dispute" as const,
    reason: "Wrong rate.",
    filter,
  };
  await expect(
    decideExceptions(world.db, {
      ...request,
      expectedTotalMicros: seen.totalMicros,
      expectedCount: seen.count + 1,
    }),
  ).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  const decided = await decideExceptions(world.db, {
    ...request,
    expectedTotalMicros: seen.totalMicros,
    expectedCount: seen.count,
  });
  expect(decided).toEqual(seen);
  expect(await totalExceptions(world.db, { ...october, ...filter })).toEqual({ count: 0, totalMicros: 0n });
  const anew = await decideExceptions(world.db, {
    ...request,
    decision: "waive",
    reason: "Second thoughts.",
    filter: { ...filter, status: "disputed" },
  });
  expect(anew).toEqual(seen);
});

test("50,000 exceptions are decided in one statement, and the audit row stays readable", async () => {
  const invoiceId = await world.addInvoice("2026-11", [{ line: "L1", amount: "100.00" }]);
  await insertExceptions(world, invoiceId, "2026-11", 50_000);
  const november = { agreementId: AGREEMENT, period: "2026-11" };
  const began = performance.now();
  const { count } = await decideExceptions(world.db, {
    ...november,
    actor: "analyst",
    decision: "dispute",
    reason: "All wrong.",
  });
  console.log(`decided ${count} exceptions in ${Math.round(performance.now() - began)} ms`);
  expect(count).toBe(50_000);
  expect(await world.db.discrepancy.count({ where: { period: "2026-11", status: "disputed" } })).toBe(50_000);
  const [row] = await world.db.auditEvent.findMany({ orderBy: { id: "desc" }, take: 1 });
  expect(row?.details).toMatchObject({ count: 50_000, reason: "All wrong." });
  expect(JSON.stringify(row?.details).length).toBeLessThan(4_000);
});

test("one exception shows the invoice's lines as printed and our own usage", async () => {
  await world.addUsage("2026-12", [
    { operator: "alfa", line: "L1", quantity: 60_000_000_000n, records: 600n },
    { operator: "beta", line: "L1", quantity: 40_000_000_000n, records: 400n },
  ]);
  await world.addInvoice("2026-12", [{ line: "L1", amount: "130.00", quantity: "100", rate: "1.30" }]);
  await reconcile(world.db, { agreementId: AGREEMENT, period: "2026-12", actor: "analyst" });
  const page = await pageExceptions(world.db, {
    agreementId: AGREEMENT,
    period: "2026-12",
    sort: "money",
    limit: 10,
  });
  expect(page.rows).toHaveLength(1);
  const detail = await showException(world.db, page.rows[0]?.id ?? "");
  expect(detail.view).toMatchObject({
    description: "Data",
    unit: "GB",
    billedQuantity: "100",
    expectedQuantity: "100",
    deltaMicros: parseMicros("30"),
    cause: "RATE",
  });
  expect(detail.printed).toMatchObject([{ lineNumber: 1, quantity: "100", rate: "1.3" }]);
  expect(detail.own.byOperator.map(({ operatorId, quantity }) => [operatorId, quantity])).toEqual([
    ["alfa", "60"],
    ["beta", "40"],
  ]);
  expect(detail.own.byDay.map(({ quantity }) => quantity)).toEqual(["100"]);
  expect(detail.operatorNames.get("alfa")).toBe("Operator alfa");
});
