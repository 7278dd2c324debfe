import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { OrderPatience } from "@tributary/domain/network-order/types";
import { Agent } from "undici";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { httpNetwork } from "../network-order/http-network.ts";
import { placeOrder } from "../network-order/place-order.ts";
import { runNetworkOrders } from "../network-order/run-network-orders.ts";
import { startMno } from "../testing/mno-server.ts";

const EACH = 100;
const TOTAL = 4 * EACH;
const patience: OrderPatience = {
  mostAttempts: 4,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 5,
  tryMilliseconds: 300,
  acknowledgeMilliseconds: 300,
};

let world: TestDatabase;
/** What goes wrong with whose orders, and how often; more than there are tries: always. */
const failing = {
  doorAtFirst: { operatorId: "", left: 3 * EACH },
  doorAlways: { operatorId: "", left: Number.POSITIVE_INFINITY },
  networkAtFirst: { operatorId: "", left: 2 * EACH },
  networkAlways: { operatorId: "", left: Number.POSITIVE_INFINITY },
};

beforeAll(async () => {
  world = await testDatabase();
  // Jobs that failed are tried again at once: the pauses are the library's and not what is looked at here.
  await world.superuser.query("UPDATE pgboss.queue SET retry_delay = 0, retry_backoff = false");
  for (const failure of Object.values(failing)) failure.operatorId = await operatorWithOrders();
});
afterAll(() => world.close());

async function operatorWithOrders(): Promise<string> {
  const { id } = await world.makeOperator();
  const db = world.operatorDb(id);
  const settings = { network: { address: "http://127.0.0.1:9", timeoutSeconds: 1 }, smdp: null };
  await db.shared.networkProfile.create({ data: { version: 1, settings, createdBy: "setup" } });
  for (let index = 0; index < EACH; index += 1) {
    await db.$transaction(async (tx) => {
      const { id: subscriberId } = await tx.subscriber.create({ data: { number: randomUUID() } });
      const asked = { iccid: "8949000000000000001" };
      await placeOrder(tx, {
        ...{ subscriberId, action: "suspend", asked, key: randomUUID(), actor: "setup", patience },
      });
    });
  }
  return id;
}

let injected = 0;

function failIf(failure: { readonly operatorId: string; left: number }, operatorId: string): void {
  if (failure.operatorId !== operatorId || failure.left === 0) return;
  failure.left -= 1;
  injected += 1;
  throw new Error("injected");
}

async function runUntil(
  isReached: () => Promise<void>,
): Promise<{ faults: unknown[]; carriedOut: string[] }> {
  const mno = await startMno(() => "done");
  const [stop, dispatcher, faults] = [new AbortController(), new Agent(), [] as unknown[]];
  const network = httpNetwork({ address: mno.address, token: null, timeoutMilliseconds: 250, dispatcher });
  const running = runNetworkOrders({
    doors: {
      jobsDb: () => world.jobsDb(),
      operatorDb(operatorId) {
        failIf(failing.doorAtFirst, operatorId);
        failIf(failing.doorAlways, operatorId);
        return world.operatorDb(operatorId);
      },
    },
    async openNetwork({ operatorId }: OperatorDb) {
      failIf(failing.networkAtFirst, operatorId);
      failIf(failing.networkAlways, operatorId);
      return network;
    },
    ...{ signal: stop.signal, onFault: (fault: unknown) => faults.push(fault), patience },
  });
  await vi.waitFor(isReached, { timeout: 100_000, interval: 250 });
  stop.abort();
  await running;
  await Promise.all([mno.close(), dispatcher.destroy()]);
  return { faults, carriedOut: mno.carriedOut.map(({ body }) => String(body.orderId)) };
}

/** Where somebody sees what became of an order: carried out, given up, or its job among the dead. */
async function standings(): Promise<Record<"done" | "givenUp" | "dead", string[]>> {
  const of = async (status: string): Promise<string[]> => {
    const orders = Object.values(failing).map(({ operatorId }) =>
      world.operatorDb(operatorId).shared.networkOrder.findMany({ where: { status }, select: { id: true } }),
    );
    return (await Promise.all(orders)).flat().map(({ id }) => id);
  };
  const dead = (await world.jobsDb().deadJobs("network-order")).map(({ subjectId }) => subjectId);
  return { done: await of("acknowledged"), givenUp: await of("given-up"), dead };
}

test("every job that failed was tried again or lies where somebody sees it", {
  timeout: 150_000,
}, async () => {
  const { faults, carriedOut } = await runUntil(async () => {
    const { done, givenUp, dead } = await standings();
    expect(done.length + givenUp.length + dead.length).toBe(TOTAL);
  });
  expect(injected).toBeGreaterThanOrEqual(1_000);
  expect(faults.filter((fault) => (fault as Error).message === "injected")).toHaveLength(injected);

  const { done, givenUp, dead } = await standings();
  // What the network did and could not say in time may be given up, where it is seen; nothing is done twice.
  expect(done.filter((id) => !carriedOut.includes(id))).toEqual([]);
  expect(carriedOut.filter((id) => !done.includes(id) && !givenUp.includes(id))).toEqual([]);
  expect(new Set(carriedOut).size).toBe(carriedOut.length);
  expect(new Set((await world.jobsDb().deadJobs("network-order")).map(({ message }) => message))).toEqual(
    new Set(["injected"]),
  );
  for (const seen of [done, givenUp, dead]) expect(seen.length).toBeGreaterThanOrEqual(EACH);
  const seen = new Set([...done, ...givenUp, ...dead]);
  reportGuarantee(
    33,
    seen.size,
    TOTAL,
    `orders done, given up or dead after ${injected} failures of their jobs`,
  );
});

test("dead letters that are put back are carried out, each once", { timeout: 60_000 }, async () => {
  for (const failure of Object.values(failing)) failure.left = 0;
  const { dead } = await standings();
  const jobs = world.jobsDb();
  expect(await jobs.reviveDead("network-order")).toBe(dead.length);
  const { carriedOut } = await runUntil(async () => {
    const { done } = await standings();
    expect(dead.filter((id) => !done.includes(id))).toEqual([]);
  });
  expect(carriedOut.filter((id) => dead.includes(id)).sort()).toEqual(dead.sort());
  expect((await jobs.counts("network-order")).dead).toBe(0);
});
