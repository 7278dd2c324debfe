import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { loginUrls } from "@tributary/db/doors/open-database";
import { withSandbox } from "@tributary/db/doors/sandbox";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { askRehearsal } from "./ask-rehearsal.ts";
import { latestRehearsal } from "./latest-rehearsal.ts";
import { REHEARSAL_PATIENCE, sweepRehearsals } from "./run-rehearsals.ts";

let database: TestDatabase;
let world: World;
const host = () => ({ ownerUrl: database.ownerUrl, secret: database.secret });

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database, PLAIN_TERMS);
  await world.addOperator("alfa");
});
afterAll(() => database.close());

function startWorker(): ChildProcess {
  const { portfolio, operator, jobs } = loginUrls(database);
  const program = new URL("../testing/rehearsal-child.ts", import.meta.url);
  const patience = { ...REHEARSAL_PATIENCE, holdMilliseconds: 4_000 };
  const told = JSON.stringify({ urls: { portfolio, operator, jobs }, host: host(), patience });
  return startChild(program, [told]);
}

async function end(worker: ChildProcess): Promise<void> {
  worker.kill("SIGKILL");
  await once(worker, "exit");
}

/** The sandboxes of this test's own rehearsals: other tests have theirs on the same server. */
async function sandboxesOf(ids: readonly string[]): Promise<number> {
  const { rowCount } = await database.superuser.query(
    "SELECT FROM pg_database WHERE right(datname, 32) = ANY ($1)",
    [ids.map((id) => id.replaceAll("-", ""))],
  );
  return rowCount ?? 0;
}

test("a rehearsal that is killed in the middle is played again, and no database is left over", async () => {
  const { rehearsalId } = await askRehearsal(world.db, { operatorId: "alfa", actor: "onboarding" });
  const stage = async () => (await latestRehearsal(world.db, "alfa")).rehearsal?.stage;
  const first = startWorker();
  await vi.waitFor(async () => expect(await stage()).toBe("invoice"), { timeout: 90_000, interval: 5 });
  await end(first);
  expect(await sandboxesOf([rehearsalId])).toBe(1);
  const second = startWorker();
  await vi.waitFor(async () => expect((await latestRehearsal(world.db, "alfa")).verdict).toBe("passed"), {
    timeout: 90_000,
    interval: 100,
  });
  await end(second);
  expect((await latestRehearsal(world.db, "alfa")).rehearsal).toMatchObject({ attempts: 2, status: "done" });
  expect(await sandboxesOf([rehearsalId])).toBe(0);
}, 240_000);

test("what nobody is to go on with is swept, and what is in use is left alone", async () => {
  const forgotten = "0190aaaa-0000-7000-8000-000000000001";
  await withSandbox(host(), forgotten, async (sandbox) => {
    expect(await sandbox.portfolioDb().operator.count()).toBe(0);
    expect(await sweepRehearsals(world.db, host())).toEqual([]);
    expect(await sandboxesOf([forgotten])).toBe(1);
  });
  expect(await sandboxesOf([forgotten])).toBe(0);
  const { rows } = await database.superuser.query<{ prefix: string }>(
    `SELECT 'tributary_rehearsal_' || left(encode(sha256(current_database()::bytea), 'hex'), 8) || '_'
       AS prefix`,
  );
  const left = "0190aaaa-0000-7000-8000-000000000002";
  await database.owner.query(`CREATE DATABASE ${rows[0]?.prefix}${left.replaceAll("-", "")}`);
  expect(await sweepRehearsals(world.db, host())).toEqual([left]);
  expect(await sandboxesOf([left])).toBe(0);
}, 60_000);
