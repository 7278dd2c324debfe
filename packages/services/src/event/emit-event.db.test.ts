import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emitEvent } from "./emit-event.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const RUN = {
  ...({ type: "bill-run.finalized", subject: "2026-10" } as const),
  payload: { period: "2026-10", bills: 2, exceptions: 0 },
};
const LIVE = {
  ...({ type: "operator.live", subject: "alfa" } as const),
  payload: { name: "Alfa", since: Date.UTC(2026, 10, 1) },
};

test("an event is there with its transaction and its job, or not at all", async () => {
  const db = database.operatorDb((await database.makeOperator()).id);
  const undone = db.$transaction(async (tx) => {
    await emitEvent(tx, RUN);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await db.shared.outboxEvent.count()).toBe(0);
  await db.$transaction((tx) => emitEvent(tx, RUN));
  const [event] = await db.shared.outboxEvent.findMany();
  expect(event).toMatchObject({ operatorId: db.operatorId, isShared: false, payload: RUN.payload });
  const { rows } = await database.superuser.query(
    `SELECT data ->> 'operatorId' AS operator FROM pgboss.job
     WHERE name = 'event' AND data ->> 'eventId' = $1`,
    [event?.id],
  );
  expect(rows).toEqual([{ operator: db.operatorId }]);
});

test("the portfolio tells operators of theirs, hears what is shared, and nothing else", async () => {
  const [alfa, beta] = [await database.makeOperator(), await database.makeOperator()];
  const portfolio = database.portfolioDb();
  await emitEvent(portfolio, { ...LIVE, operatorId: alfa.id });
  await emitEvent(database.operatorDb(alfa.id).shared, RUN);
  await emitEvent(portfolio, {
    ...{ type: "webhook.disabled", subject: "w" },
    payload: { endpointId: "w", host: "hooks.example", reason: "Nothing answered." },
  });
  const typesOf = async (events: Promise<{ type: string }[]>) =>
    (await events).map(({ type }) => type).sort();
  const both = { OR: [{ operatorId: alfa.id }, { operatorId: null }] };
  expect(await typesOf(portfolio.outboxEvent.findMany({ where: both }))).toEqual([
    "operator.live",
    "webhook.disabled",
  ]);
  const ofAlfa = database.operatorDb(alfa.id).shared.outboxEvent.findMany();
  expect(await typesOf(ofAlfa)).toEqual(["bill-run.finalized", "operator.live"]);
  expect(await database.operatorDb(beta.id).shared.outboxEvent.count()).toBe(0);
});

test("what was told stays as it was told", async () => {
  const portfolio = database.portfolioDb();
  const { id: operatorId } = await database.makeOperator();
  await emitEvent(database.operatorDb(operatorId).shared, LIVE);
  const { shared } = database.operatorDb(operatorId);
  await expect(shared.outboxEvent.updateMany({ data: { subject: "beta" } })).rejects.toThrow(
    /as it was told/,
  );
  expect(await portfolio.outboxEvent.updateMany({ where: { operatorId }, data: { dueAt: null } })).toEqual({
    count: 0,
  });
  expect(await shared.outboxEvent.updateMany({ data: { dueAt: null } })).toEqual({ count: 1 });
});
