import type { MarginTermsInput } from "@tributary/db/terms/margin-terms-schema";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, expect, test } from "vitest";
import { exportStatement } from "../statement/export-statement.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, GB, makeWorld, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";

let world: World;
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

/** Up to 100 GB of the whole portfolio a GB costs 1.00; above, 0.80 for all of them. */
const TIERS = [
  { upTo: "100", rate: "1.00" },
  { upTo: null, rate: "0.80" },
];

const OWN_RATE: MarginTermsInput = {
  currency: "EUR",
  components: [{ kind: "own-rates", rates: [{ line: "L1", pricing: { model: "per-unit", rate: "0.95" } }] }],
};

/** Alfa pays a rate of its own, beta its share of the cost and 10 %. */
async function makeOwnRate(): Promise<World> {
  const [line] = PLAIN_TERMS.lines;
  if (line?.kind !== "usage") throw new Error("the plain terms begin with a usage line");
  const pricing = { model: "volume" as const, tiers: TIERS };
  const made = await makeWorld(await testDatabase(), { ...PLAIN_TERMS, lines: [{ ...line, pricing }] });
  await made.addOperator("alfa", OWN_RATE);
  await made.addOperator("beta");
  return made;
}

/** Settles a month of 60 GB of alfa's and some of beta's, billed as used. */
async function settleMonth(period: string, beta: bigint, amount: string): Promise<void> {
  await world.addUsage(period, [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: "beta", line: "L1", quantity: beta * GB },
  ]);
  await world.addInvoice(period, [{ line: "L1", amount, quantity: String(60n + beta) }]);
  await settlePeriod(world, period);
}

/** The lines of an operator's statement as `origin code amount`. */
async function chargesOf(operatorId: string, period: string): Promise<string[]> {
  const number = `ST-${AGREEMENT}-${period}-${operatorId}`;
  const { document } = await exportStatement(world.db, { number });
  return document.lines.map(({ originPeriod, code, amountMicros }) => {
    return `${originPeriod} ${code} ${Number(amountMicros) / 1e6}`;
  });
}

test("edge case 69: own rates do not tell in which tier the portfolio's month ended", async () => {
  world = await makeOwnRate();
  await settleMonth("2026-10", 39n, "99.00");
  await settleMonth("2026-11", 140n, "160.00");
  expect(await chargesOf("alfa", "2026-10")).toEqual(["2026-10 L1 57"]);
  expect(await chargesOf("alfa", "2026-11")).toEqual(["2026-11 L1 57"]);
  expect([...(await chargesOf("beta", "2026-10")), ...(await chargesOf("beta", "2026-11"))]).toEqual([
    "2026-10 L1 42.9",
    "2026-11 L1 123.2",
  ]);
  const sums = await world.db.settlementLine.findMany({
    where: { operatorId: "alfa", kind: { in: ["cost", "margin"] } },
    orderBy: [{ originPeriod: "asc" }, { kind: "asc" }],
  });
  expect(sums.map(({ lineCode, amountMicros }) => [lineCode, amountMicros])).toEqual([
    ["L1", parseMicros("60")],
    ["MARGIN_OWN_RATES_L1", parseMicros("-3")],
    ["L1", parseMicros("48")],
    ["MARGIN_OWN_RATES_L1", parseMicros("9")],
  ]);
});

test("own rates charge nothing for late usage of a sibling that prices the month anew", async () => {
  world = await makeOwnRate();
  await settleMonth("2026-10", 39n, "99.00");
  await world.addUsage("2026-10", [{ operator: "beta", line: "L1", quantity: 2n * GB }]);
  await settleMonth("2026-11", 39n, "99.00");
  const adjusted = await world.db.adjustment.findMany({
    where: { operatorId: "alfa", originPeriod: "2026-10" },
    orderBy: { lineCode: "asc" },
  });
  expect(adjusted.map(({ lineCode, amountMicros }) => [lineCode, amountMicros])).toEqual([
    ["L1", parseMicros("-12")],
    ["MARGIN_OWN_RATES_L1", parseMicros("12")],
  ]);
  expect(await chargesOf("alfa", "2026-11")).toEqual(["2026-11 L1 57"]);
});

test("own rates are what late usage of the operator's own is charged by", async () => {
  world = await makeOwnRate();
  await settleMonth("2026-10", 39n, "99.00");
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: 10n * GB }]);
  await settleMonth("2026-11", 39n, "99.00");
  expect(await chargesOf("alfa", "2026-11")).toEqual(["2026-11 L1 57", "2026-10 L1 9.5"]);
});
