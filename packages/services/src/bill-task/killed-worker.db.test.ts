import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { loginUrls } from "@tributary/db/doors/open-database";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { howMany } from "@tributary/db/testing/how-many";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { billingWorld } from "../testing/billing-world.ts";
import { askFinal } from "./ask-final.ts";
import { askForBills } from "./ask-for-bills.ts";
import { showTask } from "./show-task.ts";

const SUBSCRIBERS = 400;
const KILLS = howMany({ whole: 5, daily: 3 });
const CHUNK = 20;
const AT = new Date("2026-11-02T09:00:00Z");

let world: TestDatabase;
let db: OperatorDb;

beforeAll(async () => {
  world = await testDatabase();
  const billing = await billingWorld(world.operatorDb((await world.makeOperator()).id));
  const numbers = Array.from({ length: SUBSCRIBERS }, (_, at) => String(1_000 + at));
  await billing.addSubscribers(numbers, await billing.addPlan("m"), "2026-01-01T00:00:00Z");
  db = billing.db;
});
afterAll(() => world.close());

function startWorker(): ChildProcess {
  const { operator, jobs } = loginUrls(world);
  const program = new URL("../testing/bill-worker-child.ts", import.meta.url);
  const told = [operator, jobs, String(CHUNK)];
  return startChild(program, told);
}

/** Kills one worker after another in the middle of a task, and lets the last one end it. */
async function killAndEnd(runId: string, count: () => Promise<number>): Promise<number> {
  let whileAtIt = 0;
  for (let killed = 0; killed < KILLS; killed += 1) {
    const before = await count();
    const worker = startWorker();
    // With two chunks there, the task was told of the first: a try that got on is none in vain.
    await vi.waitFor(async () => expect(await count()).toBeGreaterThan(before + CHUNK), {
      timeout: 80_000,
      interval: 5,
    });
    await sleep(Math.random() * 20);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await letHoldRunOut();
    if (await isOpen(runId)) whileAtIt += 1;
    else break;
  }
  const last = startWorker();
  await vi.waitFor(async () => expect(await isOpen(runId)).toBe(false), { timeout: 80_000 });
  last.kill("SIGKILL");
  await once(last, "exit");
  return whileAtIt;
}

/** Whoever was at it held it for a minute more, which has gone by. */
async function letHoldRunOut(): Promise<void> {
  await world.superuser.query("UPDATE bill_task SET due_at = now() WHERE status = 'running'");
}

const isOpen = async (runId: string) => (await showTask(db, runId, new Date()))?.isOpen ?? false;

test("a worker that is killed again and again leaves each bill once, and numbers without gaps", async () => {
  const { runId } = await askForBills(db, { period: "2026-10", actor: "finance", at: AT });
  const drafting = await killAndEnd(runId, () => db.shared.bill.count());
  expect(await db.shared.bill.count({ where: { status: "draft" } })).toBe(SUBSCRIBERS);
  expect(await showTask(db, runId, new Date())).toMatchObject({
    kind: "prepare",
    status: "done",
    message: null,
  });

  await askFinal(db, { runId, actor: "finance", at: AT, leavesExceptions: false });
  const numbering = await killAndEnd(runId, () => db.shared.bill.count({ where: { status: "final" } }));
  expect(await showTask(db, runId, new Date())).toMatchObject({
    kind: "finalize",
    status: "done",
    message: null,
  });
  const bills = await db.shared.bill.findMany({ orderBy: { number: "asc" }, include: { subscriber: true } });
  const numbers = Array.from({ length: SUBSCRIBERS }, (_, at) => `A-2026-${String(at + 1).padStart(6, "0")}`);
  expect(bills.map(({ number }) => number)).toEqual(numbers);
  expect(bills.map(({ subscriber }) => subscriber.number)).toEqual(
    Array.from({ length: SUBSCRIBERS }, (_, at) => String(1_000 + at)),
  );
  expect(drafting).toBeGreaterThan(0);
  expect(numbering).toBeGreaterThan(0);
}, 400_000);
