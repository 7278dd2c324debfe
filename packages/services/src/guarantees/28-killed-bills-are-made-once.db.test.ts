import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import type { BillNews, BillTask } from "../testing/bill-child.ts";
import { billingWorld } from "../testing/billing-world.ts";

const KILLS = howMany({ whole: 20, daily: 10 });
/** As many as a large operator has. */
const SUBSCRIBERS = howMany({ whole: 20_000, daily: 2_000 });
const UNRATEABLE = 7;
const CHUNK = Math.ceil((SUBSCRIBERS * 3) / 80);
const PERIOD = "2026-10";
const AT = new Date("2026-11-02T09:00:00Z");
/** Of about six in a chunk; so few that no child comes to the end, and half of them a chunk further. */
const MOST_STATEMENTS = 26;
const LONGEST_MILLISECONDS = (SUBSCRIBERS * 3) / 20;

let database: TestDatabase;
let operatorId: string;
beforeAll(async () => {
  database = await testDatabase();
  operatorId = (await database.makeOperator()).id;
  const world = await billingWorld(database.operatorDb(operatorId));
  const plan = await world.addPlan("m");
  const numbers = Array.from({ length: SUBSCRIBERS }, (_, at) => String(100_000 + at));
  const ids = [...(await world.addSubscribers(numbers, plan, "2026-01-01T00:00:00Z")).values()];
  await world.rate(ids.slice(UNRATEABLE), {
    period: PERIOD,
    beyond: { quantity: 1n, chargeMicros: 1_234_567n },
  });
  await world.rate(ids.slice(0, UNRATEABLE), { period: PERIOD, unrateable: 1 });
}, SUBSCRIBERS * 30);
afterAll(() => database.close());

async function start() {
  const child = startChild(new URL("../testing/bill-child.ts", import.meta.url));
  const heard = (news: BillNews["news"]) =>
    new Promise<void>((resolve) => {
      child.on("message", (message: BillNews) => message.news === news && resolve());
      child.on("exit", () => resolve());
    });
  return { process: child, ready: heard("ready"), billing: heard("billing"), exit: once(child, "exit") };
}

/** Before which statement the next child dies: each half of the kills has early ones and late ones. */
function statementFor(killed: number): number {
  const half = KILLS / 2;
  return Math.floor((((killed % half) + Math.random()) / half) * MOST_STATEMENTS);
}

/** Bills until it dies: of itself before a statement, or, where that is null, killed after a while. */
async function billAndDie(
  child: Awaited<ReturnType<typeof start>>,
  dieBefore: number | null,
): Promise<ChildProcess> {
  const { ownerUrl, secret } = database;
  await child.ready;
  const task: BillTask = { ownerUrl, secret, operatorId, period: PERIOD, at: AT, chunk: CHUNK, dieBefore };
  child.process.send(task);
  await child.billing;
  if (dieBefore === null) {
    await Promise.race([child.exit, sleep(Math.random() * LONGEST_MILLISECONDS)]);
    child.process.kill("SIGKILL");
  }
  await child.exit;
  return child.process;
}

interface Standing {
  readonly drafts: number;
  readonly final: number;
  readonly subscribers: number;
  readonly held: number;
  readonly halves: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly numbers: number;
  readonly next: number;
  readonly unordered: number;
}

/** What is stored of the run, in one look. */
async function standing(): Promise<Standing> {
  const { rows } = await database.superuser.query<Standing>(
    `SELECT count(*) FILTER (WHERE b.status = 'draft')::int AS drafts,
       count(*) FILTER (WHERE b.status = 'final')::int AS final,
       count(DISTINCT b.subscriber_id)::int AS subscribers,
       (SELECT count(DISTINCT subscriber_id)::int FROM bill_exception WHERE operator_id = $1) AS held,
       count(*) FILTER (WHERE b.net_micros IS DISTINCT FROM (
         SELECT sum(net_micros) FROM bill_line l WHERE l.bill_id = b.id))::int AS halves,
       min(b.number) AS first, max(b.number) AS last, count(DISTINCT b.number)::int AS numbers,
       coalesce((SELECT next FROM bill_number WHERE operator_id = $1), 1)::int AS next,
       (SELECT count(*)::int FROM (
         SELECT b2.number < lag(b2.number) OVER (ORDER BY s.number) AS is_before
         FROM bill b2 JOIN subscriber s ON s.id = b2.subscriber_id
         WHERE b2.operator_id = $1 AND b2.status = 'final') ordered WHERE is_before) AS unordered
     FROM bill b WHERE b.operator_id = $1`,
    [operatorId],
  );
  return rows[0] as Standing;
}

/** No bill twice or in halves, and as many numbers as final bills, from the first on in order. */
function isWhole(found: Standing): boolean {
  const { drafts, final, subscribers, halves, first, last, numbers, next, unordered } = found;
  const isCounted = numbers === final && next === final + 1 && unordered === 0;
  const isGapless = final === 0 || (first === number(1) && last === number(final));
  return drafts + final === subscribers && halves === 0 && isCounted && isGapless;
}

const number = (count: number) => `A-2026-${String(count).padStart(6, "0")}`;

test(
  "a billing run killed at any moment goes on: each bill once, numbers without gaps",
  async () => {
    let [killed, held, whileDrafting, whileNumbering] = [0, 0, 0, 0];
    let standby = start();
    const db = database.operatorDb(operatorId);
    const draft = () => prepareBillRun(db, { period: PERIOD, actor: "finance", at: AT });
    for (let at = 0; killed < KILLS && at < 3 * KILLS; at += 1) {
      const child = await standby;
      standby = start();
      const isTimed = killed < KILLS / 2 && at % 2 === 1;
      const died = await billAndDie(child, isTimed ? null : statementFor(killed));
      if (died.signalCode !== "SIGKILL") continue;
      killed += 1;
      const found = await standing();
      if (found.final > 0) whileNumbering += 1;
      else whileDrafting += 1;
      if (isWhole(found)) held += 1;
      else console.log(`after ${killed} kills`, found);
      // The other half is killed while bills become final.
      if (killed === KILLS / 2) await draft();
    }
    (await standby).process.kill("SIGKILL");

    const { runId } = await draft();
    const isLeft = (await db.shared.billRun.count({ where: { status: "final" } })) === 0;
    if (isLeft) await finalizeBillRun(db, { runId, actor: "finance", at: AT, leavesExceptions: true });
    const found = await standing();
    expect(found).toMatchObject({ drafts: 0, final: SUBSCRIBERS - UNRATEABLE, held: UNRATEABLE, halves: 0 });
    expect(isWhole(found)).toBe(true);
    console.log(
      `${whileDrafting} killed while bills were drawn up, ${whileNumbering} while they got numbers`,
    );
    expect(killed).toBe(KILLS);
    expect(whileDrafting).toBeGreaterThan(0);
    expect(whileNumbering).toBeGreaterThan(0);
    reportGuarantee(28, held, KILLS, "killed billing runs: each bill once, numbers without gaps");
  },
  SUBSCRIBERS * 60,
);
