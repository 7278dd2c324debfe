import { randomUUID } from "node:crypto";
import { runPortfolioDetectors } from "@tributary/services/alert/run-detectors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiWorld, makeApiWorld } from "../testing/api-world.ts";
import { makeSettledOctober, octoberStatement } from "../testing/settled-october.ts";

let world: ApiWorld;
let operatorId: string;
beforeAll(async () => {
  world = await makeApiWorld(makeSettledOctober);
  const { id } = await world.world.db.operator.findFirstOrThrow({ orderBy: { id: "asc" } });
  operatorId = id;
});
afterAll(() => world.close());

test("an analyst finds things of every kind by a part of their name", async () => {
  const { search } = world.consoleAs("settlement-analyst");
  const byPeriod = await search.find({ text: "2026-10" });
  expect(byPeriod.months).toEqual([
    { agreementId: "de1-2026", agreementName: "Nordnetz 2026", period: "2026-10" },
  ]);
  expect(byPeriod.statements.map(({ number }) => number)).toContain(octoberStatement(operatorId));
  const byNetwork = await search.find({ text: "nordnetz" });
  expect(byNetwork.months).toHaveLength(1);
  const [invoice] = await world.world.db.mnoInvoice.findMany();
  const byInvoice = await search.find({ text: ` ${invoice?.number.toLowerCase()} ` });
  expect(byInvoice.invoices).toMatchObject([{ id: invoice?.id, mnoName: "Nordnetz", period: "2026-10" }]);
  const byOperator = await search.find({ text: operatorId });
  expect(byOperator.operators.map(({ id }) => id)).toContain(operatorId);
});

test("nobody finds what they may not open", async () => {
  const admin = await world.consoleAs("admin").search.find({ text: "2026-10" });
  expect([admin.months, admin.invoices, admin.statements, admin.disputes]).toEqual([[], [], [], []]);
  const agent = await world.consoleAs("support-agent", {}, [operatorId]).search.find({ text: operatorId });
  expect(Object.values(agent).flat()).toEqual([]);
});

test("an operator finds its own, by those who may open it", async () => {
  const mine = await world.portalAs(operatorId, "operator-finance").search.find({ text: "st-" });
  expect(mine.statements).toEqual([{ number: octoberStatement(operatorId), period: "2026-10" }]);
  const developer = await world.portalAs(operatorId, "operator-developer").search.find({ text: "st-" });
  expect(Object.values(developer).flat()).toEqual([]);
  expect(Object.keys(developer)).toHaveLength(7);
});

test("an alert that stands is found by its name and by its subject, by those who may see it", async () => {
  const owner = world.consoleAs("owner");
  const { db } = world.world;
  const settings = [{ name: "limit", value: 1 }];
  const subject = `${operatorId}/EUR`;
  const tuned = { detector: "credit-exposure", subject, settings, version: 0 } as const;
  const reason = "Agreed for the test.";
  await owner.alert.tune({ ...tuned, reason, idempotencyKey: randomUUID() });
  await runPortfolioDetectors(db, new Date());
  const { id } = await db.alert.findFirstOrThrow({ where: { detector: "credit-exposure" } });
  const found = [{ id, detector: "credit-exposure", subject }];
  for (const text of ["credit lim", subject]) {
    expect((await owner.search.find({ text })).alerts).toEqual(found);
  }
  expect((await owner.search.find({ text: "silent for too" })).alerts).toEqual([]);
  const agent = await world.consoleAs("support-agent", {}, [operatorId]).search.find({ text: subject });
  expect(agent.alerts).toEqual([]);
});

test("nothing is found by nothing", async () => {
  const found = await world.consoleAs("owner").search.find({ text: "  " });
  expect(Object.values(found).flat()).toEqual([]);
});
