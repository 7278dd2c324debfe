import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { loginUrls } from "@tributary/db/doors/open-database";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { howMany } from "@tributary/db/testing/how-many";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { OrderPatience } from "@tributary/domain/network-order/types";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startMno } from "../testing/mno-server.ts";
import { placeOrder } from "./place-order.ts";

const ORDERS = 200;
const KILLS = howMany({ whole: 5, daily: 3 });
const patience: OrderPatience = {
  mostAttempts: 50,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 5,
  tryMilliseconds: 500,
  acknowledgeMilliseconds: 500,
};

let world: TestDatabase;
let db: OperatorDb;
const placed: string[] = [];

beforeAll(async () => {
  world = await testDatabase();
  // A job whose worker died comes again after seconds instead of minutes.
  await world.superuser.query(
    "UPDATE pgboss.queue SET expire_seconds = 2, retry_delay = 0, retry_backoff = false",
  );
  db = world.operatorDb((await world.makeOperator()).id);
  const settings = { network: { address: "http://127.0.0.1:9", timeoutSeconds: 1 }, smdp: null };
  await db.shared.networkProfile.create({ data: { version: 1, settings, createdBy: "setup" } });
  for (let index = 0; index < ORDERS; index += 1) {
    const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: randomUUID() } });
    const order = { subscriberId, action: "suspend", asked: { iccid: "8949000000000000001" } } as const;
    const { id } = await db.$transaction((tx) =>
      placeOrder(tx, { ...order, key: randomUUID(), actor: "setup", patience }),
    );
    placed.push(id);
  }
});
afterAll(() => world.close());

function startWorker(address: string): ChildProcess {
  const { operator, jobs } = loginUrls(world);
  const program = new URL("../testing/order-worker-child.ts", import.meta.url);
  const told = [operator, jobs, address, JSON.stringify(patience)];
  return startChild(program, told);
}

const countDone = () => db.shared.networkOrder.count({ where: { status: "acknowledged" } });

test("a worker that is killed again and again loses no order, and the network does each once", async () => {
  // The network does each order and its first answer is lost: it is asked again under the same key.
  const mno = await startMno((_request, times) => (times === 1 ? "cut-but-done" : "done"));
  for (let killed = 0; killed < KILLS; killed += 1) {
    const before = await countDone();
    const worker = startWorker(mno.address);
    await vi.waitFor(async () => expect(await countDone()).toBeGreaterThan(before), { timeout: 30_000 });
    await sleep(Math.random() * 30);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    if ((await countDone()) === ORDERS) break;
  }
  await sleep(2_500);
  const last = startWorker(mno.address);
  await vi.waitFor(async () => expect(await countDone()).toBe(ORDERS), { timeout: 60_000 });
  last.kill("SIGKILL");
  await once(last, "exit");
  const carriedOut = mno.carriedOut.map(({ body }) => String(body.orderId));
  expect(carriedOut.sort()).toEqual([...placed].sort());
  await mno.close();
}, 180_000);
