import { testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addMonth, makePlain } from "../testing/plain.ts";
import { approvePeriod } from "../testing/settle-period.ts";
import { AGREEMENT, type World } from "../testing/world.ts";
import { type BackgroundRequest, prepareInBackground } from "./prepare-in-background.ts";
import { claimProgress, readProgress, reportProgress, SILENT_AFTER_MS } from "./run-progress.ts";

let world: World;
const faults: unknown[] = [];
beforeAll(async () => {
  world = await makePlain(await testDatabase());
  for (const period of ["2026-08", "2026-09", "2026-10", "2026-11"]) await addMonth(world, period);
});
afterAll(() => world.test.close());

function start(period: string, actor = "analyst", more: Partial<BackgroundRequest> = {}) {
  return prepareInBackground(world.db, {
    agreementId: AGREEMENT,
    period,
    actor,
    onFault: (fault) => faults.push(fault),
    ...more,
  });
}

const progressOf = (period: string, at = new Date()) =>
  readProgress(world.db, { agreementId: AGREEMENT, period, at });

test("the answer comes at once, the progress is seen by others, and a run stands at the end", async () => {
  expect(await progressOf("2026-10")).toBeNull();
  const started = await start("2026-10");
  const running = await progressOf("2026-10");
  expect(running).toMatchObject({ state: "running", startedBy: "analyst", stepsTotal: 4, failure: null });
  await started.done;
  expect(await progressOf("2026-10")).toMatchObject({ state: "done", stepsDone: 4, failure: null });
  expect(await world.db.settlementRun.count({ where: { period: "2026-10", status: "draft" } })).toBe(1);
});

test("every step is reported while the work's own transaction is open", async () => {
  const seen: string[] = [];
  const { done } = await start("2026-08");
  let isDone = false;
  const ended = done.then(() => {
    isDone = true;
  });
  while (!isDone) {
    const progress = await progressOf("2026-08");
    if (progress !== null && seen.at(-1) !== progress.step) seen.push(progress.step);
  }
  await ended;
  expect(seen.length).toBeGreaterThan(1);
  expect(["wait", "compare", "load", "compute", "save"]).toEqual(expect.arrayContaining(seen));
});

test("of twenty who start at once, one does", async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, (_, person) => start("2026-09", `p${person}`)),
  );
  const won = attempts.filter((attempt) => attempt.status === "fulfilled");
  expect(won).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "LOCKED" });
    else await attempt.value.done;
  }
  expect(await world.db.settlementRun.count({ where: { period: "2026-09" } })).toBe(1);
  const audits = await world.db.auditEvent.count({
    where: { action: "settlement:start-prepare", subject: `${AGREEMENT} 2026-09` },
  });
  expect(audits).toBe(1);
});

test("silent work is interrupted; who starts again takes over, and the silent one says no more", async () => {
  const old = new Date(Date.now() - SILENT_AFTER_MS - 1_000);
  const request = { agreementId: AGREEMENT, period: "2026-11", startedBy: "gone" };
  const lost = await world.db.$transaction((tx) => claimProgress(tx, { ...request, at: old }));
  expect(await progressOf("2026-11")).toMatchObject({ state: "interrupted", elapsedMs: 0 });
  const { done } = await start("2026-11");
  await reportProgress(world.db, lost, "save");
  await done;
  expect(await progressOf("2026-11")).toMatchObject({ state: "done", startedBy: "analyst" });
});

test("a refusal ends the work with its sentence, and the period can be started again", async () => {
  await approvePeriod(world, "2026-10");
  await (await start("2026-10")).done;
  const failed = await progressOf("2026-10");
  expect(failed?.state).toBe("failed");
  expect(failed?.failure).toContain("reopen the period first");
  await (await start("2026-10")).done;
  expect(faults).toEqual([]);
});

test("a defect is told to the log, and people read that nothing was changed", async () => {
  const broken = { acceptUnattributed: null as unknown as [] };
  await (await start("2026-08", "analyst", broken)).done;
  const failed = await progressOf("2026-08");
  expect([failed?.state, failed?.failure]).toEqual([
    "failed",
    "Something went wrong on our side, and nothing was changed. Start again.",
  ]);
  expect(faults).toHaveLength(1);
});

test("an agreement that is not there is refused before anything starts", async () => {
  await expect(start("2026-10", "analyst", { agreementId: "nobody" })).rejects.toMatchObject({
    code: "AGREEMENT_UNKNOWN",
  });
});
