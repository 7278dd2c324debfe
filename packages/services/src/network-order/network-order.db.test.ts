import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { OrderAction, OrderPatience, OrderStatus } from "@tributary/domain/network-order/types";
import { Agent } from "undici";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type MnoConduct, type MnoServer, startMno } from "../testing/mno-server.ts";
import { abandonOrder } from "./abandon-order.ts";
import { acknowledgeOrder } from "./acknowledge-order.ts";
import { httpNetwork } from "./http-network.ts";
import { listOrders } from "./list-orders.ts";
import { placeOrder } from "./place-order.ts";
import { retryOrder } from "./retry-order.ts";
import { runNetworkOrders } from "./run-network-orders.ts";
import { showOrder } from "./show-order.ts";

const ICCID = "8949000000000000001";
const actor = "anna@alfa.example";
const patience: OrderPatience = {
  mostAttempts: 12,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 20,
  tryMilliseconds: 5_000,
  acknowledgeMilliseconds: 300,
};

let world: TestDatabase;
let db: OperatorDb;

beforeAll(async () => {
  world = await testDatabase();
  db = await connectedOperator();
});
afterAll(() => world.close());

async function connectedOperator(): Promise<OperatorDb> {
  const operator = world.operatorDb((await world.makeOperator()).id);
  const settings = { network: { address: "http://127.0.0.1:9", timeoutSeconds: 1 }, smdp: null };
  await operator.shared.networkProfile.create({ data: { version: 1, settings, createdBy: "setup" } });
  return operator;
}

async function subscriberOf(operator: OperatorDb): Promise<string> {
  const { id } = await operator.shared.subscriber.create({ data: { number: randomUUID() } });
  return id;
}

function place(operator: OperatorDb, subscriberId: string, action: OrderAction, key: string = randomUUID()) {
  const order = {
    subscriberId,
    action,
    asked: { iccid: ICCID, msisdn: "4915100000001" },
    key,
    actor,
    patience,
  };
  return operator.$transaction((tx) => placeOrder(tx, order));
}

/** Runs the worker against a network until every order has ended, or as the caller says. */
async function run(
  conduct: (times: number, orderId: string) => MnoConduct,
  until: () => Promise<unknown>,
): Promise<MnoServer> {
  const mno = await startMno(({ body }, times) => conduct(times, String(body.orderId)));
  const stop = new AbortController();
  const [dispatcher, faults] = [new Agent(), [] as unknown[]];
  const network = httpNetwork({ address: mno.address, token: "t0ken", timeoutMilliseconds: 150, dispatcher });
  const running = runNetworkOrders({
    doors: world,
    openNetwork: async () => network,
    signal: stop.signal,
    onFault: (fault) => faults.push(fault),
    patience,
  });
  try {
    await until();
  } finally {
    stop.abort();
    await running;
    await Promise.all([mno.close(), dispatcher.destroy()]);
  }
  expect(faults).toEqual([]);
  return mno;
}

const stands = (operator: OperatorDb, id: string, status: OrderStatus) => () =>
  vi.waitFor(async () => expect((await showOrder(operator, id)).status).toBe(status), { timeout: 20_000 });

const areAllEnded = (operator: OperatorDb) => () =>
  vi.waitFor(
    async () => expect(await operator.shared.networkOrder.count({ where: { endedAt: null } })).toBe(0),
    { timeout: 60_000, interval: 100 },
  );

test("an order is placed once under its key, and another one under it is refused", async () => {
  const subscriberId = await subscriberOf(db);
  const first = await place(db, subscriberId, "suspend", "step-1");
  expect(await place(db, subscriberId, "suspend", "step-1")).toEqual(first);
  await expect(place(db, subscriberId, "resume", "step-1")).rejects.toMatchObject({ code: "KEY_REUSED" });
  await abandonOrder(db, { orderId: first.id, reason: "Only a test.", actor });
});

test("an order is there with what it is for, or not at all, and so is its job", async () => {
  const subscriberId = await subscriberOf(db);
  const order = { subscriberId, action: "suspend", asked: { iccid: ICCID }, key: "undone", actor } as const;
  const jobsOf = async () =>
    (await world.superuser.query("SELECT FROM pgboss.job WHERE data ->> 'operatorId' = $1", [db.operatorId]))
      .rowCount;
  const before = await jobsOf();
  const undone = db.$transaction(async (tx) => {
    await placeOrder(tx, order);
    throw new Error("the step failed");
  });
  await expect(undone).rejects.toThrow("the step failed");
  expect(await db.shared.networkOrder.count({ where: { idempotencyKey: "undone" } })).toBe(0);
  expect(await jobsOf()).toBe(before);
});

test("without a network connected an order is recorded as done at once, and nothing is queued", async () => {
  const operator = world.operatorDb((await world.makeOperator()).id);
  const { id, status } = await place(operator, await subscriberOf(operator), "activate");
  expect(status).toBe("acknowledged");
  const { events, message } = await showOrder(operator, id);
  expect(message).toMatch(/No network is connected/);
  expect(events.map(({ kind }) => kind)).toEqual(["placed"]);
});

test("a job tells an operator and an order; the operator's login cannot read the queue", async () => {
  const { id } = await place(db, await subscriberOf(db), "suspend");
  const { rows } = await world.superuser.query("SELECT data FROM pgboss.job WHERE data ->> 'orderId' = $1", [
    id,
  ]);
  expect(rows.map(({ data }) => Object.keys(data).sort())).toEqual([["dueAt", "operatorId", "orderId"]]);
  const { rows: rights } = await world.superuser.query(
    `SELECT rolname, has_schema_privilege(rolname, 'pgboss', 'USAGE') AS may FROM pg_roles
     WHERE rolname LIKE 'tributary_%' AND rolname <> 'tributary_owner' ORDER BY rolname`,
  );
  expect(rights.filter(({ may }) => may).map(({ rolname }) => rolname)).toEqual(["tributary_jobs"]);
  await abandonOrder(db, { orderId: id, reason: "Only a test.", actor });
});

test("what the network is sent: who asks, what for, and the same key with every try", async () => {
  const { id } = await place(db, await subscriberOf(db), "activate");
  const mno = await run((times) => (times === 1 ? "error" : "done"), stands(db, id, "acknowledged"));
  expect(mno.requests).toHaveLength(2);
  for (const [index, { path, headers, body }] of mno.requests.entries()) {
    expect(path).toBe("/orders");
    expect(headers).toMatchObject({
      authorization: "Bearer t0ken",
      "idempotency-key": id,
      "x-correlation-id": `${id}.${index + 1}`,
      "content-type": "application/json",
    });
    expect(body).toEqual({ orderId: id, action: "activate", iccid: ICCID, msisdn: "4915100000001" });
  }
});

test("a refusal is final, with the network's own words", async () => {
  const { id } = await place(db, await subscriberOf(db), "suspend");
  const mno = await run(() => "refused", stands(db, id, "failed"));
  expect(mno.requests).toHaveLength(1);
  expect(await showOrder(db, id)).toMatchObject({ attempts: 1, message: "No such SIM.", dueAt: null });
});

test("what was accepted waits for its acknowledgement, and is asked for again when none comes", async () => {
  const [told, silent] = [await subscriberOf(db), await subscriberOf(db)];
  const [first, second] = [await place(db, told, "suspend"), await place(db, silent, "suspend")];
  await run(
    (times, orderId) => (orderId === second.id && times > 1 ? "done" : "accepted"),
    async () => {
      await stands(db, first.id, "sent")();
      await acknowledgeOrder(db, first.id, { kind: "done", message: "Batch 7." });
      await acknowledgeOrder(db, first.id, { kind: "done", message: "Batch 7." });
      await acknowledgeOrder(db, first.id, { kind: "refused", message: "No." });
      await stands(db, second.id, "acknowledged")();
    },
  );
  const { status, events } = await showOrder(db, first.id);
  expect(status).toBe("acknowledged");
  expect(events.map(({ kind, isEffective }) => `${kind} ${isEffective}`)).toEqual([
    "placed true",
    "accepted true",
    "done true",
    "done false",
    "refused false",
  ]);
});

test("nobody acknowledges a sibling's order, nor one that was not sent", async () => {
  const { id } = await place(db, await subscriberOf(db), "suspend");
  const sibling = await connectedOperator();
  const word = { kind: "done", message: "" } as const;
  await expect(acknowledgeOrder(sibling, id, word)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(acknowledgeOrder(db, id, word)).rejects.toMatchObject({ code: "INPUT_INVALID" });
  await abandonOrder(db, { orderId: id, reason: "Only a test.", actor });
});

test("orders of one subscriber go in their order: none while an earlier one is open", async () => {
  const operator = await connectedOperator();
  const subscriberId = await subscriberOf(operator);
  const placed = [];
  for (const action of ["activate", "suspend", "resume", "terminate"] as const) {
    placed.push((await place(operator, subscriberId, action)).id);
  }
  const mno = await run((times) => (times < 3 ? "error" : "done"), areAllEnded(operator));
  expect(mno.carriedOut.map(({ body }) => body.orderId)).toEqual(placed);
  expect(mno.requests).toHaveLength(12);
});

test("what was given up is listed, lets the next one go, and is tried again under its old key", async () => {
  const operator = await connectedOperator();
  const subscriberId = await subscriberOf(operator);
  const [lost, next] = [
    await place(operator, subscriberId, "suspend"),
    await place(operator, subscriberId, "resume"),
  ];
  await run((_times, orderId) => (orderId === lost.id ? "cut" : "done"), areAllEnded(operator));
  const { givenUp, rows } = await listOrders(operator, { statuses: ["given-up"], page: 1, pageSize: 10 });
  expect([givenUp, rows.map(({ id, attempts }) => [id, attempts])]).toEqual([1, [[lost.id, 12]]]);
  expect((await showOrder(operator, next.id)).status).toBe("acknowledged");

  await retryOrder(operator, { orderId: lost.id, actor });
  const mno = await run(() => "done", stands(operator, lost.id, "acknowledged"));
  expect(mno.requests.map(({ headers }) => headers["idempotency-key"])).toEqual([lost.id]);
  expect((await showOrder(operator, lost.id)).attempts).toBe(13);
});

test("a network that is slow, cuts, errs and talks rubbish: nothing lost, nothing twice", async () => {
  const operator = await connectedOperator();
  const badly = ["error", "busy", "rubbish", "slow-but-done", "cut-but-done", "cut", "accepted"] as const;
  const orders: { readonly id: string; readonly subscriberId: string }[] = [];
  for (let index = 0; index < 20; index += 1) {
    const subscriberId = await subscriberOf(operator);
    for (const action of ["activate", "suspend", "resume"] as const) {
      orders.push({ ...(await place(operator, subscriberId, action)), subscriberId });
    }
  }
  const indexOf = (orderId: string): number => orders.findIndex(({ id }) => id === orderId);
  const mno = await run((times, orderId) => {
    const mishaps = indexOf(orderId) % 5;
    return times > mishaps ? "done" : (badly[(indexOf(orderId) + times) % badly.length] ?? "done");
  }, areAllEnded(operator));
  const done = await operator.shared.networkOrder.count({ where: { status: "acknowledged" } });
  expect(done).toBe(orders.length);
  const carriedOut = mno.carriedOut.map(({ body }) => String(body.orderId));
  expect([...carriedOut].sort()).toEqual(orders.map(({ id }) => id).sort());
  for (const { subscriberId } of orders) {
    const own = orders.filter((order) => order.subscriberId === subscriberId).map(({ id }) => id);
    expect(carriedOut.filter((id) => own.includes(id))).toEqual(own);
  }
});
