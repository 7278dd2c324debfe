import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, expect, test } from "vitest";
import { balances } from "../ledger/balances.ts";
import { exportStatement } from "../statement/export-statement.ts";
import { addMonth, decideAll, makePlain } from "../testing/plain.ts";
import { requestPeriod, settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { prepareRun } from "./prepare-run.ts";

let world: World;
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

/** The lines of a period's latest statements that belong to an earlier period, as `operator code amount`. */
async function corrections(period: string, origin: string): Promise<string[]> {
  const rows = await world.db.adjustment.findMany({
    where: { originPeriod: origin, run: { period, status: "issued" } },
    orderBy: [{ operatorId: "asc" }, { lineCode: "asc" }],
  });
  return rows.map(({ operatorId, lineCode, amountMicros, reason }) => {
    const code = lineCode?.startsWith("MARGIN_") ? "margin" : lineCode;
    return `${operatorId} ${code} ${Number(amountMicros) / 1e6} ${reason}`;
  });
}

test("edge 38: a volume tier crossed by a late CDR reprices all units of all operators", async () => {
  const [line] = PLAIN_TERMS.lines;
  if (line?.kind !== "usage") throw new Error("the plain terms begin with a usage line");
  const tiers = [
    { upTo: "100", rate: "1.00" },
    { upTo: null, rate: "0.80" },
  ];
  world = await makePlain(await testDatabase(), {
    ...PLAIN_TERMS,
    lines: [{ ...line, pricing: { model: "volume", tiers } }],
  });
  await world.addUsage("2026-10", [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: "beta", line: "L1", quantity: 39n * GB },
  ]);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "99.00", quantity: "99" }]);
  await settlePeriod(world, "2026-10");
  await world.addUsage("2026-10", [{ operator: "beta", line: "L1", quantity: 2n * GB }]);
  await addMonth(world, "2026-11");
  await settlePeriod(world, "2026-11");
  // 101 GB at 0.80 are 80.80: alfa 60 × 0.80 = 48.00, beta 41 × 0.80 = 32.80; before, 60.00 and 39.00.
  expect(await corrections("2026-11", "2026-10")).toEqual([
    "alfa L1 -12 late_usage",
    "alfa margin -1.2 late_usage",
    "beta L1 -6.2 late_usage",
    "beta margin -0.62 late_usage",
  ]);
});

test("edge 40: a revised invoice after settlement supersedes, and only the delta is settled", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  const october = await settlePeriod(world, "2026-10");
  await world.addInvoice("2026-10", [{ line: "L1", amount: "104.00", quantity: "104", rate: "1.00" }], {
    revision: 2,
  });
  await addMonth(world, "2026-11");
  const request = { agreementId: AGREEMENT, period: "2026-11", actor: "analyst" };
  const undecided = await prepareRun(world.db, request);
  expect(undecided.blockers.map(({ code }) => code)).toEqual(["EXCEPTIONS_OPEN"]);
  await decideAll(world, "2026-10", "waive");
  await settlePeriod(world, "2026-11");
  // 104.00 by 60 : 40 are 62.40 and 41.60.
  expect(await corrections("2026-11", "2026-10")).toEqual([
    "alfa L1 2.4 correction",
    "alfa margin 0.24 correction",
    "beta L1 1.6 correction",
    "beta margin 0.16 correction",
  ]);
  const payable = (await balances(world.db)).find(({ account }) => account === "mno-payable");
  expect(payable?.amountMicros).toBe(-parseMicros("204.00"));
  const { hash } = await exportStatement(world.db, { number: `ST-${AGREEMENT}-2026-10-alfa` });
  expect(hash).toBe(october.statements[0]?.hash);
  await addMonth(world, "2026-12");
  await settlePeriod(world, "2026-12");
  expect(await corrections("2026-12", "2026-10")).toEqual([]);
});

test("edge 52: without an invoice: settled on the accrual, marked provisional, trued up later", async () => {
  world = await makePlain(await testDatabase());
  await world.addUsage("2026-10", [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: "beta", line: "L1", quantity: 40n * GB },
  ]);
  const october = await settlePeriod(world, "2026-10");
  expect(october.isProvisional).toBe(true);
  const number = `ST-${AGREEMENT}-2026-10-alfa`;
  const { document } = await exportStatement(world.db, { number });
  expect([document.isProvisional, document.netMicros]).toEqual([true, parseMicros("66.00")]);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "99.50", quantity: "99.5", rate: "1.00" }]);
  await addMonth(world, "2026-11");
  await settlePeriod(world, "2026-11");
  // Half a euro is within the tolerance, so what was billed is the cost: 59.70 and 39.80, not 60 and 40.
  expect(await corrections("2026-11", "2026-10")).toEqual([
    "alfa L1 -0.3 correction",
    "alfa margin -0.03 correction",
    "beta L1 -0.2 correction",
    "beta margin -0.02 correction",
  ]);
});

test("edge 62: a late CDR after the lock: next period, its origin named, version 1 unchanged", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  const october = await settlePeriod(world, "2026-10");
  await world.addUsage("2026-10", [{ operator: "beta", line: "L1", quantity: 10n * GB }]);
  await addMonth(world, "2026-11");
  const november = await settlePeriod(world, "2026-11");
  expect(await corrections("2026-11", "2026-10")).toEqual([
    "beta L1 10 late_usage",
    "beta margin 1 late_usage",
  ]);
  const beta = november.statements.find(({ operatorId }) => operatorId === "beta");
  const { document } = await exportStatement(world.db, { number: beta?.number ?? "" });
  expect(document.lines.map(({ originPeriod, amountMicros }) => [originPeriod, amountMicros])).toEqual([
    ["2026-11", parseMicros("44.00")],
    ["2026-10", parseMicros("11.00")],
  ]);
  const first = await exportStatement(world.db, { number: `ST-${AGREEMENT}-2026-10-beta`, version: 1 });
  expect(first.hash).toBe(october.statements[1]?.hash);
});

test("late usage that the network then bills in arrears is paid once", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  await settlePeriod(world, "2026-10");
  await world.addUsage("2026-10", [{ operator: "beta", line: "L1", quantity: 10n * GB }]);
  await addMonth(world, "2026-11");
  await settlePeriod(world, "2026-11");
  await world.addUsage("2026-12", [{ operator: "alfa", line: "L1", quantity: 60n * GB }]);
  await world.addInvoice("2026-12", [
    { line: "L1", amount: "60.00", quantity: "60", rate: "1.00" },
    { line: "L1", amount: "10.00", quantity: "10", rate: "1.00", period: "2026-10" },
  ]);
  const december = await settlePeriod(world, "2026-12");
  expect(await corrections("2026-12", "2026-10")).toEqual([
    "beta L1 -10 correction",
    "beta margin -1 correction",
  ]);
  const netOf = (id: string) => december.statements.find(({ operatorId }) => operatorId === id)?.netMicros;
  // The arrears of 10.00 and their margin of 1.00 are beta's, and take the place of the accrual.
  expect([netOf("alfa"), netOf("beta")]).toEqual([parseMicros("66.00"), 0n]);
});

test("edge 65: a rate cut back to August credits August's operators, one terminated since", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-08");
  await settlePeriod(world, "2026-08");
  await world.db.operator.update({
    where: { id: "beta" },
    data: { liveUntil: new Date("2026-08-31T22:00:00Z"), status: "terminated" },
  });
  const [line] = PLAIN_TERMS.lines;
  if (line?.kind !== "usage") throw new Error("the plain terms begin with a usage line");
  const cut = { ...PLAIN_TERMS, lines: [{ ...line, pricing: { model: "per-unit" as const, rate: "0.90" } }] };
  await world.addVersion(2, "2026-08-01T00:00:00+02:00", cut);
  await world.addUsage("2026-09", [{ operator: "alfa", line: "L1", quantity: 10n * GB, rateVersion: 2 }]);
  await world.addInvoice("2026-09", [{ line: "L1", amount: "9.00", quantity: "10", rate: "0.90" }]);
  const september = await settlePeriod(world, "2026-09");
  // 100 GB at 0.90 are 54.00 and 36.00 instead of 60.00 and 40.00.
  expect(await corrections("2026-09", "2026-08")).toEqual([
    "alfa L1 -6 correction",
    "alfa margin -0.6 correction",
    "beta L1 -4 correction",
    "beta margin -0.4 correction",
  ]);
  expect(september.statements.map(({ operatorId, netMicros }) => [operatorId, netMicros])).toEqual([
    ["alfa", parseMicros("3.30")],
    ["beta", -parseMicros("4.40")],
  ]);
});

test("a draft is prepared again in place; a requested one is kept beside its successor", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  const request = { agreementId: AGREEMENT, period: "2026-10", actor: "analyst" };
  const first = await prepareRun(world.db, request);
  const second = await prepareRun(world.db, request);
  expect([second.runId, second.version, second.hash]).toEqual([first.runId, 1, first.hash]);
  await requestPeriod(world, "2026-10");
  const third = await prepareRun(world.db, request);
  expect(third.version).toBe(2);
});
