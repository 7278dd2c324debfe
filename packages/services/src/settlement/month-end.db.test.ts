import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterEach, expect, test } from "vitest";
import { balances } from "../ledger/balances.ts";
import { closePeriod } from "../period/close-period.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { exportStatement } from "../statement/export-statement.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import { approvePeriod, PREPARER, settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS, TEN_PERCENT } from "../testing/terms.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";
import { issueRun } from "./issue-run.ts";
import { prepareRun } from "./prepare-run.ts";
import { requestApproval } from "./request-approval.ts";

let world: World;
afterEach(async () => {
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
  await world.test.close();
});

const october = { agreementId: AGREEMENT, period: "2026-10", actor: PREPARER };

test("edge 24: a period does not close while a file of the sequence is missing", async () => {
  world = await makePlain(await testDatabase());
  const file = (sequence: number) =>
    world.addUsage("2026-10", [{ operator: "alfa", line: "L1", quantity: GB }], sequence);
  await file(41);
  await file(43);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "2.00", quantity: "2", rate: "1.00" }]);
  await expect(closePeriod(world.test, october)).rejects.toMatchObject({ code: "EXCEPTIONS_OPEN" });
  await settlePeriod(world, "2026-10");
  await expect(closePeriod(world.test, october)).rejects.toMatchObject({ code: "SEQUENCE_GAP" });
  await file(42);
  await closePeriod(world.test, october);
  await closePeriod(world.test, october);
  await expect(prepareRun(world.db, october)).rejects.toMatchObject({ code: "PERIOD_CLOSED" });
});

test("edge 54: an annual commitment is accrued monthly and charged in the last period only", async () => {
  world = await makePlain(await testDatabase(), {
    ...PLAIN_TERMS,
    lines: [
      ...PLAIN_TERMS.lines,
      {
        code: "L7",
        kind: "commitment",
        description: "Annual commitment",
        amount: "1200",
        scope: ["L1"],
        cadence: "annual",
        allocation: { by: "equal" },
      },
    ],
  });
  const month = (period: string, shortfall: string) =>
    world.addUsage(period, [{ operator: "alfa", line: "L1", quantity: 100n * GB }]).then(() =>
      world.addInvoice(period, [
        { line: "L1", amount: "100.00", quantity: "100", rate: "1.00" },
        { line: "L7", amount: shortfall },
      ]),
    );
  await month("2026-11", "0.00");
  const november = await settlePeriod(world, "2026-11");
  // The year began in January; by November 11/12 of 1,200.00 are due and 100.00 used.
  const accrued = (run: typeof november) =>
    run.result.expected.find(({ lineCode }) => lineCode === "L7")?.accruedMicros;
  const charged = (run: typeof november) =>
    run.result.settlement.approved.find(({ lineCode }) => lineCode === "L7")?.approvedMicros ?? 0n;
  expect([charged(november), accrued(november)]).toEqual([0n, parseMicros("1000.00")]);
  await month("2026-12", "1000.00");
  const december = await settlePeriod(world, "2026-12");
  expect([charged(december), accrued(december)]).toEqual([parseMicros("1000.00"), -parseMicros("1000.00")]);
  // Half the shortfall each: alfa 100 + 500, beta 500, with 10 % margin.
  expect(december.statements.map(({ netMicros }) => netMicros)).toEqual([
    parseMicros("660.00"),
    parseMicros("550.00"),
  ]);
});

test("edge 60: without a rate of exchange the run is blocked; with one, totals convert once", async () => {
  world = await makePlain(await testDatabase());
  await world.addOperator("sverige", TEN_PERCENT, { currency: "SEK" });
  await addMonth(world, "2026-10");
  const blocked = await prepareRun(world.db, october);
  expect(blocked.blockers.map(({ code }) => code)).toEqual(["FX_RATE_MISSING"]);
  await expect(requestApproval(world.db, { runId: blocked.runId, actor: PREPARER })).rejects.toMatchObject({
    code: "FX_RATE_MISSING",
  });
  await world.addUsage("2026-10", [{ operator: "sverige", line: "L1", quantity: 1n * GB }]);
  await world.db.fxRate.create({
    data: { base: "EUR", quote: "SEK", validOn: new Date("2026-10-30"), rate: "11.2345", source: "ECB" },
  });
  await settlePeriod(world, "2026-10");
  const { document } = await exportStatement(world.db, { number: `ST-${AGREEMENT}-2026-10-sverige` });
  // 100.00 billed for 101 GB: sverige's part is 0.99, with margin 0.10 it owes 1.09 EUR;
  // × 11.2345 that is 12.245605 SEK.
  expect(document.netMicros).toBe(parseMicros("1.09"));
  expect(document.converted).toMatchObject({
    currency: "SEK",
    netMicros: parseMicros("12.25"),
    rate: "11.2345",
    source: "ECB",
    validOn: "2026-10-30",
  });
  const owed = (await balances(world.db)).find(
    ({ party, account }) => party === "sverige" && account === "operator-receivable",
  );
  expect([owed?.currency, owed?.amountMicros]).toEqual(["SEK", parseMicros("12.25")]);
});

test("edge 61: of two users who issue at once, one does", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  const { runId } = await approvePeriod(world, "2026-10");
  const attempts = await Promise.allSettled(
    ["finance", "owner"].map((actor) => issueRun(world.db, { runId, actor })),
  );
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(attempts.find((attempt) => attempt.status === "rejected")?.reason).toMatchObject({ code: "LOCKED" });
  expect(await world.db.statement.count()).toBe(2);
});

test("edge 63: reopened, version 2 posts its difference, and version 1 can still be read", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  const first = await settlePeriod(world, "2026-10");
  await closePeriod(world.test, october);
  await reopenPeriod(world.db, { ...october, reason: "The network sent a corrected invoice." });
  await world.addInvoice("2026-10", [{ line: "L1", amount: "100.80", quantity: "100.8", rate: "1.00" }], {
    revision: 2,
  });
  const second = await settlePeriod(world, "2026-10");
  expect([first.version, second.version]).toEqual([1, 2]);
  const number = `ST-${AGREEMENT}-2026-10-alfa`;
  const [old, now] = [
    await exportStatement(world.db, { number, version: 1 }),
    await exportStatement(world.db, { number }),
  ];
  // 100.80 by 60 : 40 is 60.48 for alfa, with 6.05 margin 66.53 instead of 66.00.
  expect([old.document.netMicros, now.document.netMicros]).toEqual([
    parseMicros("66.00"),
    parseMicros("66.53"),
  ]);
  expect([old.hash, now.document.version]).toEqual([first.statements[0]?.hash, 2]);
  const books = await balances(world.db);
  const owed = books.find(({ account, party }) => account === "operator-receivable" && party === "alfa");
  expect(owed?.amountMicros).toBe(parseMicros("66.53"));
  expect(second.identities.I7).toEqual({ holds: true, evidence: "2 of 2 new versions checked." });
});

test("edge 64: margin terms that change inside a period stand on two lines", async () => {
  world = await makePlain(await testDatabase());
  await world.addMargin("alfa", 2, "2026-10-16T00:00:00+02:00", {
    currency: "EUR",
    components: [{ kind: "markup", bps: 2000, base: "cost" }],
    presentation: "cost-plus",
  });
  await addMonth(world, "2026-10");
  const { result } = await settlePeriod(world, "2026-10");
  const alfa = result.settlement.operators.find(({ operatorId }) => operatorId === "alfa");
  // 15 of 31 days at 10 % and 16 at 20 % of 60.00: 2.9032… and 6.1935….
  expect(alfa?.lines.filter(({ kind }) => kind === "margin").map(({ amountMicros }) => amountMicros)).toEqual(
    [parseMicros("2.90"), parseMicros("6.19")],
  );
});

test("unattributed usage above the cap blocks until somebody says why it stays with the MVNA", async () => {
  world = await makePlain(await testDatabase());
  await world.addUsage("2026-10", [
    { operator: "alfa", line: "L1", quantity: 60n * GB },
    { operator: null, line: "L1", quantity: 40n * GB },
  ]);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "100.00", quantity: "100", rate: "1.00" }]);
  const blocked = await prepareRun(world.db, october);
  expect(blocked.blockers.map(({ code }) => code)).toEqual(["UNATTRIBUTED_ABOVE_CAP"]);
  const accepted = await prepareRun(world.db, {
    ...october,
    acceptUnattributed: [{ key: "L1", reason: "Test SIMs of the network." }],
  });
  expect(accepted.blockers).toEqual([]);
  expect(accepted.result.settlement.totals.retainedMicros).toBe(parseMicros("40.00"));
});

test("an invoice that waits flagged does not stand in the way; a second accepted one blocks", async () => {
  world = await makePlain(await testDatabase());
  await addMonth(world, "2026-10");
  const other = await world.addInvoice("2026-10", [{ line: "L1", amount: "7.00" }], { number: "R-other" });
  await world.db.mnoInvoice.update({ where: { id: other }, data: { status: "flagged" } });
  expect((await prepareRun(world.db, october)).blockers).toEqual([]);
  await world.db.mnoInvoice.update({ where: { id: other }, data: { status: "received" } });
  const { blockers } = await prepareRun(world.db, october);
  expect(blockers.map(({ code }) => code)).toContain("INVOICE_FLAGGED");
});
