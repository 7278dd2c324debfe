import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { EventType } from "@tributary/domain/event/event-types";
import { WEBHOOK_PATIENCE } from "@tributary/domain/webhook/patience";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { emitEvent } from "../event/emit-event.ts";
import { type House, operatorHouse, portfolioHouse } from "../event/house.ts";
import { runEvents } from "../event/run-events.ts";
import { guardedAgent, HOSTS_VARIABLE } from "../network-order/guarded-agent.ts";
import { startReceiver, type WebhookReceiver } from "../testing/webhook-receiver.ts";
import { listEndpoints } from "./list-endpoints.ts";
import { replayDelivery, replaySince } from "./replay.ts";
import { rotateSecret, showSecret } from "./rotate-secret.ts";
import { addEndpoint, changeEndpoint } from "./save-endpoint.ts";
import { showEndpoint } from "./show-endpoint.ts";
import { switchEndpoint } from "./switch-endpoint.ts";
import { testEndpoint } from "./test-endpoint.ts";

const patience = {
  ...WEBHOOK_PATIENCE,
  mostAttempts: 3,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 5,
};
const actor = "dev@alfa.example";
const RUN = {
  ...({ type: "bill-run.finalized", subject: "2026-10" } as const),
  payload: { period: "2026-10", bills: 2, exceptions: 0 },
};
const LIVE = {
  ...({ type: "operator.live", subject: "alfa" } as const),
  payload: { name: "Alfa", since: Date.UTC(2026, 10, 1) },
};

let database: TestDatabase;
let status = 200;
let receiver: WebhookReceiver;
beforeAll(async () => {
  database = await testDatabase();
  receiver = await startReceiver((_event, response) => response.writeHead(status).end(`answer ${status}`));
  vi.stubEnv("AUTH_SECRET", "a secret of this test, long enough to derive keys");
  vi.stubEnv(HOSTS_VARIABLE, "127.0.0.1");
});
beforeEach(() => {
  status = 200;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await receiver.close();
  await database.close();
});

async function alfa(): Promise<House & { readonly operatorId: string }> {
  const { id: operatorId } = await database.makeOperator();
  return { ...operatorHouse(database.operatorDb(operatorId)), operatorId };
}

const add = (house: House, eventTypes: readonly EventType[], path = "") =>
  addEndpoint(house, { url: `${receiver.url}${path}`, description: "Ours", eventTypes, actor });

const log = (house: House, id: string) => showEndpoint(house.tables, { id, page: 1, pageSize: 20 });

const tell = (house: House, event: typeof RUN | typeof LIVE) =>
  emitEvent<(typeof event)["type"]>(house.tables, event);

async function work(isReached: () => Promise<void> | void): Promise<void> {
  const [stop, dispatcher] = [new AbortController(), guardedAgent()];
  const running = runEvents({
    ...{ doors: database, dispatcher, patience, signal: stop.signal, onFault: () => undefined },
  });
  await vi.waitFor(isReached, { timeout: 30_000, interval: 50 });
  stop.abort();
  await running;
  await dispatcher.destroy();
}

const statusesOf = async (house: House, id: string) => (await log(house, id)).rows.map((row) => row.status);

test("an event reaches its operator's endpoint and the portfolio's, signed, under one id", async () => {
  const [house, other, portfolio] = [await alfa(), await alfa(), portfolioHouse(database.portfolioDb())];
  const { id } = await add(house, ["operator.live"]);
  const { id: others } = await add(other, ["operator.live"]);
  const { id: ours } = await add(portfolio, ["operator.live", "bill-run.finalized"]);
  await tell(house, LIVE);
  await tell(house, RUN);
  await work(async () => {
    expect(await statusesOf(house, id)).toEqual(["done"]);
    expect(await statusesOf(portfolio, ours)).toEqual(["done"]);
    // The job of the event that the portfolio does not hear of has ended as well.
    expect(await house.tables.outboxEvent.count({ where: { dueAt: { not: null } } })).toBe(0);
  });
  const event = await house.tables.outboxEvent.findFirstOrThrow({ where: { type: "operator.live" } });
  const received = receiver.received.filter((one) => one.id === event.id);
  expect(received).toHaveLength(2);
  const { secret } = await showSecret(house, id, new Date());
  const verified = received.filter(({ body, headers }) => {
    try {
      new Webhook(`${secret}`).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  });
  expect(verified.map(({ body }) => JSON.parse(body))).toEqual([
    {
      ...{ type: "operator.live", timestamp: event.occurredAt.toISOString() },
      data: { operator: house.operatorId, name: "Alfa", since: "2026-11-01T00:00:00.000Z" },
    },
  ]);
  expect(await statusesOf(other, others)).toEqual([]);
  await expect(log(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(log(portfolio, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what is not taken is tried again, then dead with its answers, and sent again on request", async () => {
  const house = await alfa();
  const { id } = await add(house, ["bill-run.finalized"]);
  status = 503;
  await tell(house, RUN);
  // Three tries, which the default would spread over two days.
  await house.tables.webhookDelivery.updateMany({ data: { attemptLimit: 3 } });
  await work(async () => {
    await house.tables.webhookDelivery.updateMany({
      where: { attemptLimit: { gt: 3 }, attempts: { lt: 3 } },
      data: { attemptLimit: 3 },
    });
    expect(await statusesOf(house, id)).toEqual(["failed"]);
  });
  const { rows } = await log(house, id);
  expect(rows[0]).toMatchObject({ attempts: 3, message: "It answered 503.", dueAt: null });
  expect(rows[0]?.tries).toHaveLength(3);
  expect(rows[0]?.tries[0]).toMatchObject({ statusCode: 503, answer: "answer 503", fault: null });
  expect(await listEndpoints(house.tables)).toMatchObject([{ id, dead: 1, failingSince: expect.any(Date) }]);
  status = 200;
  await replayDelivery(house, { id: rows[0]?.id ?? "", actor });
  await expect(replayDelivery(house, { id: rows[0]?.id ?? "", actor })).rejects.toMatchObject({
    code: "LOCKED",
  });
  await work(async () => expect(await statusesOf(house, id)).toEqual(["done"]));
  expect(await listEndpoints(house.tables)).toMatchObject([{ id, dead: 0, failingSince: null }]);
  const ids = receiver.received.filter((one) => one.id === rows[0]?.eventId);
  expect(ids).toHaveLength(4);
});

test("an endpoint that took nothing for two days is switched off, told of, and can catch up", async () => {
  const house = await alfa();
  const { id } = await add(house, ["bill-run.finalized"]);
  const since = new Date();
  await house.tables.webhookEndpoint.updateMany({
    data: { failingSince: new Date(Date.now() - 49 * 3_600_000) },
  });
  status = 500;
  await tell(house, RUN);
  await work(async () => {
    expect(await listEndpoints(house.tables)).toMatchObject([
      { disabledBecause: "It took nothing for two days." },
    ]);
    expect(await statusesOf(house, id)).toEqual(["failed"]);
  });
  expect(await house.tables.outboxEvent.findMany({ where: { type: "webhook.disabled" } })).toMatchObject([
    { payload: { endpointId: id, reason: "It took nothing for two days." } },
  ]);
  await tell(house, RUN);
  await work(async () =>
    expect(await house.tables.outboxEvent.count({ where: { dueAt: { not: null } } })).toBe(0),
  );
  await expect(replaySince(house, { id, since, actor })).rejects.toMatchObject({ code: "LOCKED" });
  status = 200;
  await switchEndpoint(house, { id, isOn: true, actor });
  expect(await replaySince(house, { id, since, actor })).toEqual({ again: 1, missed: 1 });
  await work(async () => expect(await statusesOf(house, id)).toEqual(["done", "done"]));
});

test("an endpoint that says it is gone is switched off at once", async () => {
  const house = await alfa();
  const { id } = await add(house, ["bill-run.finalized"]);
  status = 410;
  await tell(house, RUN);
  await work(async () => expect(await statusesOf(house, id)).toEqual(["failed"]));
  expect(await listEndpoints(house.tables)).toMatchObject([
    { disabledBecause: "It answered that it is gone (410)." },
  ]);
});

test("a test arrives without anything having happened", async () => {
  const house = await alfa();
  const { id } = await add(house, ["bill-run.finalized"]);
  const { eventId } = await testEndpoint(house, { id, actor });
  await work(async () => expect(await statusesOf(house, id)).toEqual(["done"]));
  const [test] = receiver.received.filter((one) => one.id === eventId);
  expect(JSON.parse(test?.body ?? "{}")).toMatchObject({ type: "webhook.test", data: { askedBy: actor } });
  expect(await house.tables.outboxEvent.count()).toBe(0);
  await switchEndpoint(house, { id, isOn: false, actor });
  await expect(testEndpoint(house, { id, actor })).rejects.toMatchObject({ code: "LOCKED" });
});

test("a secret is shown for a quarter of an hour, and the one before signs for a day", async () => {
  const house = await alfa();
  const { id } = await add(house, ["bill-run.finalized"]);
  const first = await showSecret(house, id, new Date());
  const { previousUntil } = await rotateSecret(house, { id, actor });
  const second = await showSecret(house, id, new Date());
  expect(second.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(second.secret).not.toBe(first.secret);
  expect((await showSecret(house, id, second.shownUntil)).secret).toBeNull();
  const { eventId } = await testEndpoint(house, { id, actor });
  await work(async () => expect(await statusesOf(house, id)).toEqual(["done"]));
  const [got] = receiver.received.filter((one) => one.id === eventId);
  const headers = got?.headers as Record<string, string>;
  for (const { secret } of [first, second]) {
    expect(new Webhook(`${secret}`).verify(got?.body ?? "", headers)).toMatchObject({ type: "webhook.test" });
  }
  expect(Math.round((previousUntil.getTime() - Date.now()) / 3_600_000)).toBe(24);
  const { endpoint } = await log(house, id);
  expect(Object.keys(endpoint)).not.toContain("secretSealed");
});

test("events are not sent to addresses inside, and at most twenty endpoints are kept", async () => {
  const house = await alfa();
  const request = { description: "", eventTypes: ["bill-run.finalized"] as const, actor };
  for (const url of ["https://10.0.0.1/", "http://hooks.example/", "hooks", "https://[::1]/"]) {
    await expect(addEndpoint(house, { ...request, url })).rejects.toMatchObject({ code: "INPUT_INVALID" });
  }
  const { id } = await add(house, ["bill-run.finalized"]);
  const none = { ...request, id, url: receiver.url, eventTypes: [] };
  await expect(changeEndpoint(house, none)).rejects.toMatchObject({ code: "INPUT_INVALID" });
  for (let count = 1; count < 20; count += 1) await add(house, ["bill-run.finalized"]);
  await expect(add(house, ["bill-run.finalized"])).rejects.toMatchObject({ code: "INPUT_INVALID" });
});
