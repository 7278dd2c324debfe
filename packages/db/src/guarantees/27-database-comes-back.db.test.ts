import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHome } from "../embedded/home.ts";
import { type Database, startDatabase } from "../embedded/start-database.ts";
import { howMany } from "../testing/how-many.ts";
import { reportGuarantee } from "../testing/report-guarantee.ts";

const KILLS = howMany({ whole: 20, daily: 6 });

let folder: string;
let database: Database;
let lockFile: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tributary-crash-"));
  lockFile = path.join(openHome(folder).dataDir, "postmaster.pid");
  database = await start();
  await query("CREATE TABLE witness (round int PRIMARY KEY)");
});
afterAll(async () => {
  await database.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

test("the database comes back by itself after each kill -9, with every committed row", async () => {
  let held = 0;
  for (let round = 1; round <= KILLS; round += 1) {
    await query("INSERT INTO witness VALUES ($1)", [round]);
    const busy = keepWriting();
    await killServer(round);
    await busy;
    database = await start();
    const rows = await query("SELECT round FROM witness WHERE round > 0 ORDER BY round");
    if (rows.length === round && rows.every(({ round: kept }, at) => kept === at + 1)) held += 1;
  }
  reportGuarantee(27, held, KILLS, "kills of PostgreSQL survived unattended");
});

test("a live lock is never deleted and a live server never started twice", async () => {
  const before = lockedBy();
  const again = await Promise.all([start(), start(), start()]);
  expect(lockedBy()).toBe(before);
  expect(new Set(again.map(({ ownerUrl }) => ownerUrl))).toEqual(new Set([database.ownerUrl]));
  await Promise.all(again.map((user) => user.stop()));
  // Somebody still uses it.
  expect(lockedBy()).toBe(before);
  expect(await query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a lock file is retried when its process is gone or another program has its id", async () => {
  const stranger = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" });
  const gone = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
  await once(gone, "exit");
  try {
    for (const pid of [gone.pid, stranger.pid]) {
      const lines = fs.readFileSync(lockFile, "utf8").split("\n");
      await killServer(1);
      fs.writeFileSync(lockFile, [String(pid), ...lines.slice(1)].join("\n"));
      database = await start();
      expect(lockedBy()).not.toBe(pid);
      expect((await query("SELECT 1 FROM witness WHERE round > 0")).length).toBe(KILLS);
    }
  } finally {
    stranger.kill();
  }
});

function start(): Promise<Database> {
  return startDatabase({ home: folder, isEmbeddedOnly: true });
}

function lockedBy(): number {
  return Number.parseInt(fs.readFileSync(lockFile, "utf8"), 10);
}

/** Kills the server at a different moment each time, once with all its children, and sees it gone. */
async function killServer(round: number): Promise<void> {
  const pid = lockedBy();
  await sleep((round * 37) % 120);
  process.kill(pid, "SIGKILL");
  // Every other round starts again at once, while the dead server's children may still be ending.
  if (round % 2 === 0) await sleep(200);
}

async function query(sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Work in progress while the server dies; its own rows count for nothing. */
async function keepWriting(): Promise<void> {
  try {
    for (let row = 0; row < 10_000; row += 1) {
      await query("INSERT INTO witness VALUES ($1) ON CONFLICT DO NOTHING", [-row - 1]);
    }
  } catch {
    // The server is gone, as it should be.
  }
}
