import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareRun } from "../settlement/prepare-run.ts";
import { previewRun, type RunPreview } from "../settlement/preview-run.ts";
import { linesOf } from "../settlement/save-lines.ts";
import { addMonth, makePlain } from "../testing/plain.ts";
import type { PrepareNews, PrepareTask } from "../testing/prepare-child.ts";
import { AGREEMENT, type World } from "../testing/world.ts";

/** A few more than a run has: whoever is to die before one of those dies behind the COMMIT. */
const STATEMENTS = 40;
/** Its multiples go through all of them, and through few of them evenly. */
const STRIDE = 7;
const BY_STATEMENT = howMany({ whole: 50, daily: 20 });
const BY_TIME = howMany({ whole: 50, daily: 8 });
const KILLS = BY_STATEMENT + BY_TIME;
/** A kill that comes after the child's end is no kill: it is tried again, up to so many times as often. */
const MOST_TRIES = 3;
/** About as long as a run of two operators takes on a machine at leisure. */
const LONGEST_MILLISECONDS = 100;

const worlds: World[] = [];
beforeAll(async () => {
  for (let lane = 0; lane < 2; lane += 1) worlds.push(await makePlain(await testDatabase()));
});
afterAll(() => Promise.all(worlds.map((world) => world.test.close())));

interface Child {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly preparing: Promise<void>;
  readonly exit: Promise<unknown>;
}

async function start(): Promise<Child> {
  const child = startChild(new URL("../testing/prepare-child.ts", import.meta.url));
  const heard = (news: PrepareNews["news"]) =>
    new Promise<void>((resolve) => {
      child.on("message", (message: PrepareNews) => message.news === news && resolve());
      child.on("exit", () => resolve());
    });
  return { process: child, ready: heard("ready"), preparing: heard("preparing"), exit: once(child, "exit") };
}

/** By itself before a statement, or by its parent after a while. */
type Kill = { readonly beforeStatement: number } | { readonly afterMilliseconds: number };

/** Answers whether the child was killed before it had ended. */
async function prepareAndDie(world: World, child: Child, period: string, kill: Kill): Promise<boolean> {
  const { ownerUrl, secret } = world.test;
  const dieBefore = "beforeStatement" in kill ? kill.beforeStatement : null;
  await child.ready;
  child.process.send({ ownerUrl, secret, agreementId: AGREEMENT, period, dieBefore } satisfies PrepareTask);
  await child.preparing;
  if ("afterMilliseconds" in kill) {
    await Promise.race([child.exit, sleep(kill.afterMilliseconds)]);
    child.process.kill("SIGKILL");
  }
  await child.exit;
  return child.process.signalCode === "SIGKILL";
}

interface Standing {
  readonly runs: number;
  readonly hash: string | null;
  readonly lines: number;
  readonly amount: string;
  readonly audits: number;
}

/** What is stored of a period's run, in one look. */
async function standing(world: World, period: string): Promise<Standing> {
  const { rows } = await world.test.superuser.query<Standing>(
    `WITH run AS (SELECT id, hash FROM settlement_run WHERE period = $1),
       line AS (SELECT amount_micros FROM settlement_line WHERE run_id IN (SELECT id FROM run))
     SELECT (SELECT count(*)::int FROM run) AS runs, (SELECT max(hash) FROM run) AS hash,
       (SELECT count(*)::int FROM line) AS lines,
       (SELECT coalesce(sum(amount_micros), 0)::text FROM line) AS amount,
       (SELECT count(*)::int FROM audit_event
        WHERE action = 'settlement:prepare' AND details ->> 'period' = $1) AS audits`,
    [period],
  );
  return rows[0] as Standing;
}

function whole({ hash, result }: RunPreview, audits: number): Standing {
  const lines = linesOf(result);
  const amount = lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
  return { runs: 1, hash, lines: lines.length, amount: String(amount), audits };
}

const isSame = (one: Standing, other: Standing): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A month that was never prepared; or the one that was, whose draft is replaced for what came since. */
async function makeReady(world: World, period: string, isReplaced: boolean): Promise<Standing> {
  if (!isReplaced) await addMonth(world, period);
  else {
    await world.db.adjustment.create({
      data: {
        ...{ operatorId: "alfa", agreementId: AGREEMENT, originPeriod: "2025-12", lineCode: "L1" },
        ...{ reason: "credit", description: "Goodwill", amountMicros: -1_000_000n },
      },
    });
  }
  return standing(world, period);
}

/**
 * Goes on until so many children were killed in time; answers how many of them left a run whole or none.
 */
async function runLane(world: World, kills: number, killOf: (at: number) => Kill) {
  let [killed, held, stored] = [0, 0, 0];
  let standby = start();
  for (let at = 0; killed < kills && at < kills * MOST_TRIES; at += 1) {
    const child = await standby;
    standby = start();
    const month = Math.floor(at / 2);
    const period = `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    const request = { agreementId: AGREEMENT, period, actor: "analyst" };
    const before = await makeReady(world, period, at % 2 === 1);
    const preview = await previewRun(world.db, request);
    if (!(await prepareAndDie(world, child, period, killOf(at)))) continue;
    killed += 1;
    const found = await standing(world, period);
    const isWhole = isSame(found, whole(preview, before.audits + 1));
    const again = await prepareRun(world.db, request);
    // Killed in its COMMIT, the server may have heard of it after we had looked.
    const after = await standing(world, period);
    const isAfterWhole = [1, 2].some((more) => isSame(after, whole(preview, before.audits + more)));
    if (isWhole) stored += 1;
    if ((isWhole || isSame(found, before)) && again.hash === preview.hash && isAfterWhole) held += 1;
    else console.log(`${period}: not whole`, { before, found, after });
  }
  (await standby).process.kill("SIGKILL");
  return { killed, held, stored };
}

test("a settlement run killed at any moment is whole or not there, and the same when run again", async () => {
  const [one, other] = worlds as [World, World];
  const lanes = await Promise.all([
    runLane(one, BY_STATEMENT, (at) => ({ beforeStatement: (at * STRIDE) % STATEMENTS })),
    runLane(other, BY_TIME, () => ({ afterMilliseconds: Math.random() * LONGEST_MILLISECONDS })),
  ]);
  const sum = (key: "killed" | "held" | "stored") => lanes.reduce((total, lane) => total + lane[key], 0);
  console.log(`${sum("killed")} runs killed, ${sum("stored")} of them after they were stored`);
  expect(sum("killed")).toBe(KILLS);
  expect(sum("stored")).toBeGreaterThan(0);
  reportGuarantee(28, sum("held"), KILLS, "killed settlement runs were none or whole, the rerun the same");
}, 240_000);
