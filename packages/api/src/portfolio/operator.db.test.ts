import { randomUUID } from "node:crypto";
import { parseMicros } from "@tributary/domain/money/micros";
import { decideAll } from "@tributary/services/testing/plain";
import { settlePeriod } from "@tributary/services/testing/settle-period";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";

let api: ApiWorld;
beforeAll(async () => {
  api = await makeApiWorld();
  await decideAll(api.world, "2026-10", "dispute");
  await settlePeriod(api.world, "2026-10");
}, 60_000);
afterAll(() => api.close());

const eur = parseMicros;
const byName = { sort: { key: "name", isDescending: false } } as const;

test("operators are found by part of their name, with the figures of the last settled period", async () => {
  const { operators, scope } = await api.consoleAs("owner").operator.list({ ...byName, search: "LF" });
  expect([operators.total, scope?.period]).toEqual([1, "2026-10"]);
  expect(operators.rows[0]).toMatchObject({
    operatorId: "alfa",
    figures: { costMicros: eur("80385.01"), chargeMicros: eur("85579.55"), marginBps: 607 },
  });
});

test("whoever may not see money finds operators without it", async () => {
  const { operators, hasFigures } = await api.consoleAs("support-lead").operator.list(byName);
  expect([hasFigures, operators.rows.map(({ figures }) => figures)]).toEqual([false, [null, null, null]]);
});

test("cost and each part of the margin add up to the charge", async () => {
  const bridge = await api.consoleAs("wholesale-manager").operator.summary({ operatorId: "alfa" });
  const sum = (parts: readonly { readonly micros: bigint }[] = []) =>
    parts.reduce((total, { micros }) => total + micros, 0n);
  expect([sum(bridge?.cost), sum(bridge?.margin), sum(bridge?.corrections), bridge?.chargeMicros]).toEqual([
    eur("80385.01"),
    eur("5194.54"),
    0n,
    eur("85579.55"),
  ]);
});

test("an operator's usage stands in the units of its agreement, day by day", async () => {
  const usage = await api.consoleAs("owner").operator.usage({ operatorId: "alfa" });
  expect(usage?.lines.map(({ lineCode, quantity, unit }) => [lineCode, quantity, unit])).toEqual([
    ["L1", "62400", "GB"],
    ["L2", "1210", "GB"],
    ["L3", "1900000", "minute"],
    ["L4", "410000", "event"],
  ]);
  expect(usage?.days.map(({ day, records }) => [day, records])).toEqual([["2026-10-15", 400n]]);
});

test("terms are shown version by version, statements with what became of them", async () => {
  const [terms] = await api.consoleAs("finance-approver").operator.terms({ operatorId: "alfa" });
  expect(terms?.margin.map(({ version, effectiveUntil }) => [version, effectiveUntil])).toEqual([[1, null]]);
  expect(terms?.wholesale).toHaveLength(1);
  const [statement] = await api.consoleAs("auditor").operator.statements({ operatorId: "alfa" });
  expect(statement).toMatchObject({ netMicros: eur("85579.55"), status: "issued" });
});

test("an operator that does not exist is not found, whatever is asked of it", async () => {
  const console_ = api.consoleAs("owner").operator;
  const ask = [console_.show, console_.summary, console_.usage, console_.terms, console_.statements];
  for (const of of ask)
    await expect(of({ operatorId: "nobody" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("inside an operator is seen only between entering it and leaving it", async () => {
  const analyst = api.consoleAs("settlement-analyst", { userId: randomUUID() });
  const inside = { operatorId: "alfa" };
  const refused = { code: "NOT_FOUND", message: expect.stringMatching(/^You have not entered/) };
  await expect(analyst.inside.statements(inside)).rejects.toMatchObject(refused);
  await analyst.operatorAccess.enter({
    ...inside,
    reason: "The operator asked about its October.",
    idempotencyKey: randomUUID(),
  });
  expect(await analyst.operatorAccess.current()).toMatchObject([inside]);
  const { rows } = await analyst.inside.statements(inside);
  expect(rows.map(({ netMicros }) => netMicros)).toEqual([eur("85579.55")]);
  const statement = await analyst.inside.statement({ ...inside, number: rows[0]?.number ?? "" });
  expect(statement.lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0n)).toBe(statement.netMicros);
  await expect(analyst.inside.statements({ operatorId: "beta" })).rejects.toMatchObject(refused);
  await analyst.operatorAccess.leave({ ...inside, idempotencyKey: randomUUID() });
  await expect(analyst.inside.statements(inside)).rejects.toMatchObject(refused);
  const { rows: looks } = await analyst.operatorAccess.list(inside);
  expect(looks).toMatchObject([
    { reason: "The operator asked about its October.", endedAt: expect.any(Date) },
  ]);
});
