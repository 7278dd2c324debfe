import { setTimeout as sleep } from "node:timers/promises";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { abandonBillRun } from "../bill/abandon-bill-run.ts";
import { showBillRun } from "../bill/show-bill-run.ts";
import { billingWorld } from "../testing/billing-world.ts";
import { askFinal } from "./ask-final.ts";
import { askForBills } from "./ask-for-bills.ts";
import { finishTask } from "./finish-task.ts";
import { runBillTasks } from "./run-bill-tasks.ts";
import { showTask } from "./show-task.ts";
import { workOnTask } from "./work-on-task.ts";

const AT = new Date("2026-11-02T09:00:00Z");
const REQUEST = { period: "2026-10", actor: "finance@alfa.example", at: AT };
const PATIENCE: TaskPatience = {
  mostAttempts: 3,
  firstPauseMilliseconds: 1,
  longestPauseMilliseconds: 5,
  holdMilliseconds: 60_000,
};

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
});
afterAll(() => test_.close());

async function newOperator(subscribers: number): Promise<OperatorDb> {
  const { id } = await test_.makeOperator();
  const world = await billingWorld(test_.operatorDb(id));
  const numbers = Array.from({ length: subscribers }, (_, at) => String(1_000 + at));
  await world.addSubscribers(numbers, await world.addPlan("m"), "2026-01-01T00:00:00Z");
  return world.db;
}

/** What a worker did to everything there is until `isReached`, and what it told the log. */
async function workUntil(isReached: () => Promise<void>, chunk = 2): Promise<unknown[]> {
  const [stop, faults] = [new AbortController(), [] as unknown[]];
  const running = runBillTasks({
    ...{ doors: test_, signal: stop.signal, patience: PATIENCE, chunk },
    onFault: (fault) => faults.push(fault),
  });
  await vi.waitFor(isReached, { timeout: 20_000, interval: 100 });
  stop.abort();
  await running;
  return faults;
}

const statusOf = async (db: OperatorDb, runId: string) => (await showTask(db, runId, new Date()))?.status;

test("bills are asked for at once and drawn up by whoever works the queue", async () => {
  const [one, other] = [await newOperator(5), await newOperator(3)];
  const { runId } = await askForBills(one, REQUEST);
  expect(await one.shared.bill.count()).toBe(0);
  expect(await showTask(one, runId, new Date())).toMatchObject({ status: "waiting", kind: "prepare" });
  const faults = await workUntil(async () => expect(await statusOf(one, runId)).toBe("done"));
  expect(faults).toEqual([]);
  expect(await one.shared.bill.count()).toBe(5);
  expect(await other.shared.bill.count()).toBe(0);
  expect(await showBillRun(one, runId)).toMatchObject({
    status: "review",
    drafts: 5,
    task: { stage: "drawing-up", done: 5, total: 5, isOpen: false, message: null },
  });

  await askFinal(one, { runId, actor: REQUEST.actor, at: AT, leavesExceptions: false });
  await workUntil(async () => expect(await statusOf(one, runId)).toBe("done"));
  const bills = await one.shared.bill.findMany({ orderBy: { number: "asc" } });
  // Issued on the day on which somebody asked, not on the one on which it was done.
  expect(bills.map(({ number, issuedOn }) => [number, issuedOn?.toISOString().slice(0, 10)])).toEqual(
    [1, 2, 3, 4, 5].map((count) => [`A-2026-00000${count}`, "2026-11-02"]),
  );
  expect(await showTask(one, runId, new Date())).toMatchObject({ stage: "numbering", done: 5, total: 5 });
});

test("who asks again for a period joins; somebody else's run is not there", async () => {
  const [db, other] = [await newOperator(2), await newOperator(1)];
  const asked = await Promise.all([1, 2, 3, 4, 5].map(() => askForBills(db, REQUEST)));
  expect(new Set(asked.map(({ taskId }) => taskId)).size).toBe(1);
  expect(await db.shared.billTask.count()).toBe(1);
  const [{ runId, taskId }] = asked as [{ runId: string; taskId: string }];
  await expect(showTask(other, runId, new Date())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    workOnTask({ db: other, taskId, dueAt: 0, patience: PATIENCE, onFault: () => undefined }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await finishTask(db, taskId, () => undefined);
  expect(await askForBills(db, REQUEST)).toEqual({ runId, taskId: null });
  const final = { runId, actor: "a", at: AT, leavesExceptions: false };
  const both = await Promise.all([askFinal(db, final), askFinal(db, final)]);
  expect(both[0]).toEqual(both[1]);
  await finishTask(db, both[0].taskId, () => undefined);
  await expect(askFinal(db, final)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await db.shared.bill.count({ where: { status: "final" } })).toBe(2);
});

test("what a person can mend ends the task with its reason, and asking again goes on", async () => {
  const db = await newOperator(2);
  const { runId, taskId } = await askForBills(db, REQUEST);
  const { id: rateCardId } = await db.shared.rateCard.findFirstOrThrow();
  const card = { rateCardId, status: "published", publishedBy: "x", publishedAt: AT, createdBy: "x" };
  const broken = { version: 2, effectiveFrom: new Date("2026-09-01"), terms: { currency: "EUR" } };
  await db.shared.rateCardVersion.create({ data: { ...card, ...broken } });
  await expect(finishTask(db, taskId ?? "", () => undefined)).rejects.toMatchObject({ code: "LOCKED" });
  const shown = await showTask(db, runId, new Date());
  expect(shown).toMatchObject({ status: "failed", attempts: 1 });
  expect(shown?.message).toContain("rate card");
  expect(await askForBills(db, REQUEST)).toMatchObject({ runId });
  expect(await db.shared.billTask.count({ where: { billRunId: runId } })).toBe(2);
});

test("a fault of ours is tried again, ends after some tries, and tells nothing of its inside", async () => {
  const db = await newOperator(2);
  const { runId, taskId } = await askForBills(db, REQUEST);
  const faults: unknown[] = [];
  const broken = new Proxy(db, {
    get: (target, name) => {
      if (name === "usage") throw new Error("secret");
      return Reflect.get(target, name, target) as unknown;
    },
  });
  const seen: (string | null | undefined)[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await workOnTask({
      ...{ db: broken, taskId: taskId ?? "", dueAt: Date.now() + 1_000, patience: PATIENCE },
      onFault: (fault) => faults.push(fault),
    });
    const shown = await showTask(db, runId, new Date());
    seen.push(shown?.status);
    expect(shown?.message).not.toContain("secret");
  }
  // Asked for with the usual five tries.
  expect(seen).toEqual(["waiting", "waiting", "waiting", "waiting", "failed"]);
  expect(faults.map((fault) => (fault as Error).message)).toEqual(Array(5).fill("secret"));
});

test("a worker that is told to stop puts its task down, and the next goes on", async () => {
  const db = await newOperator(6);
  const { runId, taskId } = await askForBills(db, REQUEST);
  const stop = new AbortController();
  stop.abort();
  const work = { db, taskId: taskId ?? "", dueAt: 0, patience: PATIENCE, onFault: () => undefined };
  expect(await workOnTask({ ...work, signal: stop.signal, chunk: 2 })).toMatchObject({ status: "waiting" });
  await workUntil(async () => expect(await statusOf(db, runId)).toBe("done"));
  expect(await db.shared.bill.count()).toBe(6);
});

test("a run that is abandoned while it is drawn up is left", async () => {
  const db = await newOperator(2);
  const { runId, taskId } = await askForBills(db, REQUEST);
  await abandonBillRun(db, { runId, actor: "a" });
  expect(await showTask(db, runId, new Date())).toMatchObject({
    status: "failed",
    message: "The run was abandoned.",
  });
  const work = { db, taskId: taskId ?? "", dueAt: 0, patience: PATIENCE, onFault: () => undefined };
  expect(await workOnTask(work)).toBeNull();
  await sleep(10);
  expect(await db.shared.bill.count()).toBe(0);
});
