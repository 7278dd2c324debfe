import { randomUUID } from "node:crypto";
import { parseMicros } from "@tributary/domain/money/micros";
import { AGREEMENT } from "@tributary/services/testing/world";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld, type PortfolioCaller } from "../testing/api-world.ts";

const eur = parseMicros;
const october = { agreementId: AGREEMENT, period: "2026-10" };
const key = () => ({ idempotencyKey: randomUUID() });

let api: ApiWorld;
let analyst: PortfolioCaller;
let approver: PortfolioCaller;
beforeAll(async () => {
  api = await makeApiWorld();
  analyst = api.consoleAs("settlement-analyst");
  approver = api.consoleAs("finance-approver");
});
afterAll(() => api.close());

async function prepare(): Promise<void> {
  await analyst.settlement.prepare({ ...october, ...key() });
  while ((await analyst.settlement.progress(october))?.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function runId(): Promise<string> {
  return (await analyst.settlement.run(october)).run?.id ?? "";
}

test("the queue comes by money, with what there is to filter by", async () => {
  await prepare();
  const queue = await analyst.reconciliation.exceptions(october);
  expect(queue.rows.map(({ key: line, cause, deltaMicros }) => [line, cause, deltaMicros])).toEqual([
    ["L1", "VOLUME", eur("770.00")],
    ["L2", "RATE", eur("738.00")],
    ["L5", "COUNT", eur("60.00")],
  ]);
  expect([queue.count, queue.totalMicros, queue.nextCursor]).toEqual([3, eur("1568.00"), null]);
  expect(queue.statuses).toEqual([{ status: "open", count: 3, totalMicros: eur("1568.00") }]);
  expect(queue.operators.map(({ name }) => name)).toEqual([
    "Operator alfa",
    "Operator beta",
    "Operator gamma",
  ]);
  const pages = [await analyst.reconciliation.exceptions({ ...october, limit: 2 })];
  const cursor = pages[0]?.nextCursor ?? "";
  pages.push(await analyst.reconciliation.exceptions({ ...october, limit: 2, cursor }));
  expect(pages.map(({ rows }) => rows.map(({ key: line }) => line))).toEqual([["L1", "L2"], ["L5"]]);
});

test("a decision is about what was previewed, and waiving is an approver's", async () => {
  const { rows } = await analyst.reconciliation.exceptions({ ...october, cause: "COUNT" });
  const one = { ...october, ids: rows.map(({ id }) => id) };
  const seen = await analyst.reconciliation.preview(one);
  expect(seen).toEqual({ count: 1, totalMicros: eur("60.00") });
  const decision = {
    ...one,
    reason: "Ordered, not active yet.",
    expectedCount: 1,
    expectedTotalMicros: eur("60.00"),
  };
  await expect(analyst.reconciliation.waive({ ...decision, ...key() })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(approver.reconciliation.dispute({ ...decision, ...key() })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const more = { ...decision, expectedTotalMicros: eur("61.00") };
  await expect(approver.reconciliation.waive({ ...more, ...key() })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  expect(await approver.reconciliation.waive({ ...decision, ...key() })).toEqual(seen);
  const mine = await approver.reconciliation.exceptions({ ...october, status: "waived", isMine: true });
  expect(mine.rows.map(({ key: line, reason }) => [line, reason])).toEqual([
    ["L5", "Ordered, not active yet."],
  ]);
  expect((await analyst.reconciliation.preview({ ...october, status: "waived", isMine: true })).count).toBe(
    0,
  );
});

test("what the filter lets through is disputed at once, and an export leaves a trace", async () => {
  const seen = await analyst.reconciliation.preview(october);
  const { bytes, fileName } = await analyst.reconciliation.export({ ...october, form: "raw" });
  expect(fileName).toBe(`exceptions-${AGREEMENT}-2026-10-raw.csv`);
  expect(new TextDecoder().decode(bytes).split("\r\n")).toHaveLength(1 + seen.count + 1);
  expect(await api.world.db.auditEvent.count({ where: { action: "export" } })).toBe(1);
  const decided = await analyst.reconciliation.dispute({
    ...october,
    reason: "The figures are the MNO's error.",
    expectedCount: seen.count,
    expectedTotalMicros: seen.totalMicros,
    ...key(),
  });
  expect(decided).toEqual({ count: 2, totalMicros: eur("1508.00") });
  const { period } = await analyst.settlement.run(october);
  expect([period.isOutdated, period.next, period.status]).toEqual([true, "prepare", "in_dispute"]);
});

test("the run is shown with its matrix, its statements and its history", async () => {
  await prepare();
  const { run, amounts, blockers } = await analyst.settlement.run(october);
  expect([run?.version, run?.status, blockers]).toEqual([1, "draft", []]);
  expect(amounts?.invoiceMicros).toBe(
    (run?.totals.costMicros ?? 0n) +
      (run?.totals.retainedMicros ?? 0n) +
      (amounts?.netRecoverableMicros ?? 0n),
  );
  const id = await runId();
  const matrix = await analyst.settlement.matrix({ runId: id, pageSize: 2 });
  expect([matrix.rows.length, matrix.others?.operators, matrix.matching]).toEqual([2, 1, 3]);
  const statements = await analyst.settlement.statements({ runId: id });
  expect(statements.sum.netMicros).toBe(run?.totals.netMicros);
  const { lines, totalMicros } = await analyst.settlement.lines({
    runId: id,
    operatorId: "alfa",
    group: { lineCode: "L1" },
  });
  expect(lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0n)).toBe(totalMicros);
  const audit = await analyst.settlement.audit(october);
  expect(audit.rows[0]).toMatchObject({ action: "settlement:prepare", version: 1, app: "console" });
  expect(await analyst.settlement.checks({ runId: id })).toBeNull();
  expect((await analyst.settlement.check({ runId: id })).identities.map(({ holds }) => holds)).toEqual(
    Array.from({ length: 10 }, () => true),
  );
});

test("the month is issued and closed, reopened with a reason, and its versions are compared", async () => {
  const id = await runId();
  const { hash } = await analyst.settlement.requestApproval({ runId: id, ...key() });
  expect(await approver.settlement.approve({ ...october, hash, ...key() })).toEqual({ version: 1 });
  expect(await analyst.settlement.issue({ runId: id, ...key() })).toEqual({ version: 1, statements: 3 });
  expect((await analyst.settlement.checks({ runId: id }))?.identities.map(({ id: name }) => name)).toEqual(
    Array.from({ length: 10 }, (_, index) => `I${index + 1}`),
  );
  await analyst.period.close({ ...october, ...key() });
  const [row] = (await analyst.settlement.list({})).rows;
  expect([row?.status, row?.next]).toEqual(["closed", "wait"]);
  const reopening = { ...october, reason: "A corrected invoice.", ...key() };
  await expect(analyst.period.reopen(reopening)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(approver.period.reopen({ ...reopening, reason: " ", ...key() })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  expect(await approver.period.reopen(reopening)).toEqual({ supersededVersion: 1 });
  await prepare();
  const compared = await analyst.settlement.compare({ ...october, before: 1, after: 2 });
  expect([compared.operators, compared.changes]).toEqual([[], []]);
  const { run } = await analyst.settlement.run({ ...october, version: 1 });
  expect([run?.status, run?.isLatest]).toEqual(["superseded", false]);
});

test("who has no part in the settlement sees nothing of it", async () => {
  const fraud = api.consoleAs("fraud-analyst");
  expect((await fraud.reconciliation.exceptions(october)).count).toBe(0);
  await expect(fraud.settlement.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(api.consoleAs("admin").reconciliation.exceptions(october)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(analyst.settlement.run({ agreementId: "nobody", period: "2026-10" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
