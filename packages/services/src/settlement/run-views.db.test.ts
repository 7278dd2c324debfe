import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePeriod } from "../period/close-period.ts";
import { reopenPeriod } from "../period/reopen-period.ts";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { makeOctober } from "../testing/october.ts";
import { requestPeriod } from "../testing/settle-period.ts";
import { AGREEMENT, GB, type World } from "../testing/world.ts";
import { allocationMatrix } from "./allocation-matrix.ts";
import { approveReviewed } from "./approve-reviewed.ts";
import { checkRun, readChecks } from "./check-run.ts";
import { compareVersions } from "./compare-versions.ts";
import { exportAllocation } from "./export-allocation.ts";
import { issueRun } from "./issue-run.ts";
import { listPeriods } from "./list-periods.ts";
import { listRunAudit } from "./list-run-audit.ts";
import { listRunLines } from "./list-run-lines.ts";
import { listRunStatements } from "./list-run-statements.ts";
import { prepareRun } from "./prepare-run.ts";
import { showRun } from "./show-run.ts";

const eur = parseMicros;
const october = { agreementId: AGREEMENT, period: "2026-10" };
const at = new Date("2026-11-10T09:00:00Z");
const show = (version?: number) => showRun(world.db, { ...october, at, version });
const matrixOf = (runId: string, more = {}) =>
  allocationMatrix(world.db, { runId, sort: "amount", page: 1, pageSize: 25, ...more });

let world: World;
beforeAll(async () => {
  world = await makeOctober(await testDatabase());
});
afterAll(() => world.test.close());

test("before anything is prepared the month waits with its invoice", async () => {
  const shown = await show();
  expect([shown.period.status, shown.period.next, shown.run]).toEqual(["ready", "prepare", null]);
  expect(shown.period.matchedMicros).toBeNull();
  await expect(showRun(world.db, { agreementId: AGREEMENT, period: "2031-01", at })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("prepared, its exceptions block; the match rate leaves them and the commitment out", async () => {
  await prepareRun(world.db, { ...october, actor: "analyst" });
  const { period, blockers, blockerCount } = await show();
  expect([period.status, period.next, blockerCount, blockers]).toEqual(["exceptions", "resolve", 3, []]);
  expect([period.openExceptions, period.openMicros]).toEqual([3, eur("1568.00")]);
  // Voice 16,377 + SMS 2,240 + platform 5,000 of 127,232.
  expect([period.matchedMicros, period.invoiceMicros]).toEqual([eur("23617.00"), eur("127232.00")]);
});

test("decided since, the draft is outdated; prepared anew, it can be requested", async () => {
  await decideExceptions(world.db, {
    ...october,
    actor: "analyst",
    decision: "dispute",
    reason: "The figures are the MNO's error.",
  });
  const decided = (await show()).period;
  expect([decided.isOutdated, decided.status, decided.next]).toEqual([true, "in_dispute", "prepare"]);
  const { runId } = await prepareRun(world.db, { ...october, actor: "analyst" });
  const shown = await show();
  expect([shown.period.isOutdated, shown.period.next, shown.run?.id]).toEqual([
    false,
    "request-approval",
    runId,
  ]);
});

test("the header foots: invoice = operators + retained + withheld", async () => {
  const { run, amounts } = await show();
  const { costMicros = 0n, retainedMicros = 0n, netMicros, statements } = run?.totals ?? {};
  expect([costMicros, retainedMicros, amounts?.netRecoverableMicros]).toEqual([
    eur("126434.00"),
    0n,
    eur("798.00"),
  ]);
  expect(costMicros + retainedMicros + (amounts?.netRecoverableMicros ?? 0n)).toBe(amounts?.invoiceMicros);
  expect([netMicros, statements]).toEqual([eur("134361.04"), 3]);
});

test("the matrix foots both ways on every page", async () => {
  const runId = (await show()).run?.id ?? "";
  const whole = await matrixOf(runId);
  expect(whole.columns.map(({ code }) => code)).toEqual(["L1", "L2", "L3", "L4", "L5", "L6", "L7"]);
  expect(whole.rows.map(({ operatorId, netMicros }) => [operatorId, netMicros])).toEqual([
    ["alfa", eur("85579.55")],
    ["beta", eur("44962.45")],
    ["gamma", eur("3819.04")],
  ]);
  expect(whole.rows[0]?.lines.get("L1")).toBe(eur("50520.96"));
  expect(whole.rows[0]?.spreadMicros).toBe(eur("213.68"));
  expect(whole.total.lines.get("L7")).toBe(eur("5723.00"));
  for (const page of [1, 2, 3]) {
    const matrix = await matrixOf(runId, { page, pageSize: 1 });
    const parts = [...matrix.rows, ...(matrix.others === null ? [] : [matrix.others]), matrix.retained];
    for (const { code } of matrix.columns) {
      expect(parts.reduce((sum, row) => sum + (row.lines.get(code) ?? 0n), 0n)).toBe(
        matrix.total.lines.get(code),
      );
    }
    for (const row of [...parts, matrix.total]) {
      expect([...row.lines.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(row.costMicros);
      expect(row.costMicros + row.marginMicros + row.adjustmentsMicros).toBe(row.netMicros);
    }
    expect(parts.reduce((sum, row) => sum + row.netMicros, 0n)).toBe(matrix.total.netMicros);
  }
  const found = await matrixOf(runId, { search: "BETA", sort: "name" });
  expect([found.rows.map(({ name }) => name), found.others?.operators]).toEqual([["Operator beta"], 2]);
});

test("an amount leads to the lines behind it", async () => {
  const runId = (await show()).run?.id ?? "";
  const { lines, totalMicros } = await listRunLines(world.db, runId, "alfa", { lineCode: "L1" });
  expect(totalMicros).toBe(eur("50520.96"));
  expect(lines.map(({ kind, amountMicros }) => [kind, amountMicros])).toEqual([
    ["cost", eur("50332.45")],
    ["spread", eur("188.51")],
  ]);
  const margin = await listRunLines(world.db, runId, "gamma", { kind: "margin" });
  expect(margin.lines.map(({ amountMicros }) => amountMicros)).toEqual([eur("750.00")]);
});

test("the export holds the same figures as the screen", async () => {
  const runId = (await show()).run?.id ?? "";
  const { fileName, bytes } = await exportAllocation(world.db, { runId, sort: "name", form: "raw" });
  expect(fileName).toBe(`allocation-${AGREEMENT}-2026-10-v1-raw.csv`);
  const [head, alfa] = new TextDecoder().decode(bytes).split("\r\n");
  expect(head).toBe("operator_id,operator,l1,l2,l3,l4,l5,l6,l7,cost,margin,adjustments,net,net_currency");
  expect(alfa).toBe(
    "alfa,Operator alfa,50520.96,1331.00,11439.81,1640.00,12000.00,3453.24,0.00," +
      "80385.01,5194.54,0.00,85579.55,EUR",
  );
});

test("the statements are listed before they are issued, with the tax of their issue", async () => {
  const list = await listRunStatements(world.db, {
    runId: (await show()).run?.id ?? "",
    page: 1,
    pageSize: 2,
  });
  expect([list.total, list.rows.length]).toEqual([3, 2]);
  expect(list.rows[0]).toMatchObject({
    number: `ST-${AGREEMENT}-2026-10-alfa`,
    costMicros: eur("80385.01"),
    marginMicros: eur("5194.54"),
    netMicros: eur("85579.55"),
    issued: null,
  });
  expect(list.sum.netMicros).toBe(eur("134361.04"));
  expect(list.sum.grossMicros).toBe(list.sum.netMicros + list.sum.taxMicros);
});

test("who looked at an earlier version is shown what has become different", async () => {
  const first = await requestPeriod(world, "2026-10");
  await world.addUsage("2026-10", [{ operator: "alfa", line: "L2", quantity: 10n * GB }]);
  await prepareRun(world.db, { ...october, actor: "analyst" });
  const attempt = approveReviewed(world.db, { ...october, actor: "finance", hash: first.hash });
  await expect(attempt).rejects.toMatchObject({ code: "REVIEW_OUTDATED" });
  const compared = await compareVersions(world.db, { ...october, before: 1, after: 2 });
  expect(compared.changes.some(({ field }) => field.startsWith("usage[alfa L2"))).toBe(true);
  expect(compared.operators.map(({ operatorId }) => operatorId)).toContain("alfa");
  expect((await show(1)).run).toMatchObject({ version: 1, status: "superseded", isLatest: false });
  await expect(show(9)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("issued, the statements carry their numbers and the run what its identities said", async () => {
  await decideExceptions(world.db, {
    ...october,
    actor: "analyst",
    decision: "dispute",
    reason: "Still wrong.",
  }).catch(() => null);
  const { runId, hash } = await requestPeriod(world, "2026-10");
  const before = await checkRun(world.db, runId);
  expect(Object.values(before.report).every(({ holds }) => holds)).toBe(true);
  await approveReviewed(world.db, { ...october, actor: "finance", hash });
  expect((await show()).period).toMatchObject({ status: "approved", next: "issue" });
  expect(await readChecks(world.db, runId)).toBeNull();
  await issueRun(world.db, { runId, actor: "analyst" });
  const { report, isStored } = (await readChecks(world.db, runId)) ?? (await checkRun(world.db, runId));
  expect([isStored, report.I9.holds, report.I3.evidence]).toEqual([true, true, "3 of 3 statements checked."]);
  const { rows } = await listRunStatements(world.db, { runId, page: 1, pageSize: 25 });
  expect(rows.every(({ issued }) => issued?.version === 1)).toBe(true);
  expect((await show()).period).toMatchObject({ status: "issued", next: "raise-dispute", statements: 3 });
  const late = await listPeriods(world.db, {
    sort: "money",
    isDescending: true,
    page: 1,
    pageSize: 10,
    at: new Date("2030-01-01T00:00:00Z"),
  });
  expect(late.rows.map(({ period, status }) => [period, status])).toEqual([["2026-10", "overdue"]]);
});

test("closed and reopened, the month says so", async () => {
  await closePeriod(world.test, { ...october, actor: "finance" });
  expect((await show()).period.status).toBe("closed");
  await reopenPeriod(world.db, { ...october, actor: "finance", reason: "A corrected invoice." });
  const { period, run } = await show();
  expect([period.status, period.next, run?.status]).toEqual(["reopened", "prepare", "superseded"]);
});

test("who did what is told, with reasons and sums, page by page", async () => {
  const whole = await listRunAudit(world.db, { ...october, limit: 100 });
  expect(whole.rows[0]).toMatchObject({
    action: "period:reopen",
    actor: "finance",
    reason: "A corrected invoice.",
  });
  expect(whole.rows.at(-1)).toMatchObject({ action: "settlement:prepare", version: 1 });
  const decision = whole.rows.filter(({ action }) => action === "exception:dispute").at(-1);
  expect([decision?.count, decision?.totalMicros]).toEqual([3, eur("1568.00")]);
  const page = await listRunAudit(world.db, { ...october, limit: 3 });
  const next = await listRunAudit(world.db, { ...october, limit: 100, before: page.rows.at(-1)?.id });
  expect([page.hasMore, page.rows.length + next.rows.length]).toEqual([true, whole.rows.length]);
});
