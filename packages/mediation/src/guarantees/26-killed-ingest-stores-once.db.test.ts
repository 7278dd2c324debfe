import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { startChild } from "@tributary/db/testing/start-child";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChildNews, ChildTask } from "../testing/ingest-child.ts";
import { makePortfolio, mapping, type TestPortfolio } from "../testing/portfolio.ts";
import { receivedAt, type UsageLine, usageText } from "../testing/usage-text.ts";

/** Half of them at each of the marks in turn. */
const KILLS = howMany({ whole: 100, daily: 24 });
/** A kill that comes after the child's end is no kill: it is tried again, up to so many times as often. */
const MOST_TRIES = 4;
const ROWS = 600;
/**
 * The marks of such a file: one of reading, one for each of its nine tables, one before its commit, one
 * after.
 */
const MARKS = 12;
/** Milliseconds in which such a file is stored on a machine at leisure. */
const LONGEST_DELAY = 120;

let database: TestDatabase;
let portfolio: TestPortfolio;
let folder: string;
const imsis: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tributary-kills-"));
  portfolio = await makePortfolio(database, { mapping: { ...mapping, recordId: ["other"] } });
  for (const at of [1, 2, 3]) {
    const { id } = await database.makeOperator();
    imsis.push(`26201333000000${at}`);
    await portfolio.addSims([{ imsi: `26201333000000${at}`, operatorId: id }]);
  }
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A file of calls in two months by four SIMs, one of them nobody's, with lines that no reader could take. */
function writeFile(number: number): string {
  const lines = Array.from({ length: ROWS }, (_, at): UsageLine => {
    const second = new Date(Date.UTC(2026, at % 2 === 0 ? 8 : 9, 1, number % 24) + at * 1000);
    const imsi = imsis[at % 4] ?? "262019999999999";
    return { time: second.toISOString().replace(".000", ""), imsi, other: `49${number * 10_000 + at}` };
  });
  const path = join(folder, `file-${number}.csv`);
  writeFileSync(path, `${usageText(lines)}broken line\n`);
  return path;
}

interface Worker {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly ingesting: Promise<void>;
  readonly exit: Promise<unknown>;
}

async function startWorker(): Promise<Worker> {
  const started = startChild(new URL("../testing/ingest-child.ts", import.meta.url));
  const heard = (news: ChildNews["news"]) =>
    new Promise<void>((resolve) => {
      started.on("message", (message: ChildNews) => message.news === news && resolve());
      started.on("exit", () => resolve());
    });
  return {
    process: started,
    ready: heard("ready"),
    ingesting: heard("ingesting"),
    exit: once(started, "exit"),
  };
}

/** When a child is killed: by itself at a mark of its progress, or by its parent after a delay. */
type Kill = { readonly atMark: number } | { readonly afterMilliseconds: number };

/** Answers whether the child was killed before it had ended; without `kill` it runs to its end. */
async function ingestAndKill(
  worker: Worker,
  again: readonly string[],
  next: readonly string[],
  kill: Kill | null,
) {
  const { ownerUrl, secret } = database;
  const killAtMark = kill !== null && "atMark" in kill ? kill.atMark : null;
  await worker.ready;
  const task: ChildTask = {
    ownerUrl,
    secret,
    sourceId: portfolio.sourceId,
    receivedAt,
    again,
    next,
    killAtMark,
  };
  worker.process.send(task);
  if (kill !== null) {
    await worker.ingesting;
    const delay = "atMark" in kill ? 10_000 : kill.afterMilliseconds;
    await Promise.race([worker.exit, new Promise((resolve) => setTimeout(resolve, delay))]);
    worker.process.kill("SIGKILL");
  }
  await worker.exit;
  if (kill === null) expect(worker.process.exitCode).toBe(0);
  return worker.process.signalCode === "SIGKILL";
}

/**
 * A chain of children, each of which first runs the file again in which the one before it died. Goes on until
 * `target` of them were killed in time. Answers the files they died in.
 */
async function runLane(
  target: number,
  nextFile: () => string,
  killOf: (at: number) => Kill,
): Promise<string[]> {
  const killed: string[] = [];
  let standby = startWorker();
  let again: readonly string[] = [];
  for (let at = 0; killed.length < target && at < target * MOST_TRIES; at++) {
    const worker = await standby;
    standby = startWorker();
    const file = nextFile();
    if (await ingestAndKill(worker, again, [file], killOf(at))) killed.push(file);
    again = [file];
  }
  await ingestAndKill(await standby, again, [], null);
  return killed;
}

it("an ingest killed at any moment stores every record exactly once when it is run again", async () => {
  const seed = Date.now() % 2 ** 31;
  const chances = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
    seed,
    numRuns: KILLS * MOST_TRIES,
  });
  let files = 0;
  const nextFile = (): string => writeFile(files++);
  const lanes = await Promise.all([
    // One lane is killed at each mark in turn, the other at any moment.
    runLane(KILLS / 2, nextFile, (at) => ({ atMark: at % MARKS })),
    runLane(KILLS / 2, nextFile, (at) => ({ afterMilliseconds: (chances[at] ?? 0) * LONGEST_DELAY })),
  ]);
  const whole = await storedWhole();
  expect([...whole.values()].filter(Boolean)).toHaveLength(files);
  const kept = lanes.flat().filter((file) => whole.get(basename(file)) === true).length;
  console.log(`${files} ingests, ${lanes.flat().length} of them killed before their end (seed ${seed})`);
  reportGuarantee(26, kept, KILLS, "killed ingests stored every record exactly once");
}, 400_000);

/**
 * For each file: one manifest, every record once, its quarantine once, and sums that agree with the
 * records.
 */
async function storedWhole(): Promise<Map<string, boolean>> {
  const schemas = await database.superuser.query<{ nspname: string }>(
    "SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\\_%' ORDER BY 1",
  );
  const all = (table: string, columns: string) =>
    schemas.rows.map(({ nspname }) => `SELECT ${columns} FROM ${nspname}.${table}`).join(" UNION ALL ");
  const { rows } = await database.superuser.query<{ name: string; whole: boolean }>(
    `WITH cdr AS (${all("cdr", "file_id, record_id, charge_micros")}),
       refused AS (${all("quarantine", "file_id")}),
       stored AS (SELECT file_id, count(*) AS records, count(DISTINCT record_id) AS distinct_records,
         sum(charge_micros) AS charge FROM cdr GROUP BY 1),
       summed AS (SELECT file_id, sum(records) AS records, sum(charge_micros) AS charge
         FROM usage_aggregate GROUP BY 1)
     SELECT f.name, stored.records = $1 AND stored.distinct_records = $1 AND f.accepted = $1
         AND summed.records = $1 AND summed.charge = stored.charge
         AND (SELECT count(*) FROM refused WHERE refused.file_id = f.id) = 1 AS whole
     FROM usage_file f JOIN stored ON stored.file_id = f.id JOIN summed ON summed.file_id = f.id
     WHERE f.source_id = $2`,
    [ROWS, portfolio.sourceId],
  );
  const strays = await database.superuser.query<{ count: string }>(
    `SELECT count(*) FROM (${all("cdr", "file_id")}) AS cdr WHERE file_id NOT IN (SELECT id FROM usage_file)`,
  );
  expect(strays.rows[0]?.count).toBe("0");
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  return new Map(rows.map(({ name, whole }) => [name, whole]));
}
