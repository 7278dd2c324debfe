import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loginUrls } from "@tributary/db/doors/open-database";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { HEADER, makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { startWorkers, type WorkerPool } from "./worker-pool.ts";

const RECEIVED_AT = Date.UTC(2026, 10, 2);
const folder = mkdtempSync(join(tmpdir(), "tributary-workers-"));
let test: TestDatabase;
let operatorId: string;
let portfolio: TestPortfolio;
let pool: WorkerPool | undefined;

beforeAll(async () => {
  test = await testDatabase();
  operatorId = (await test.makeOperator()).id;
  portfolio = await makePortfolio(test);
  await portfolio.addSims([{ imsi: "262010000000001", operatorId }]);
});
afterEach(async () => {
  await pool?.close();
  pool = undefined;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

/** A worker has told of such a file long before it is through: it can be killed while it reads. */
const MANY = 150_000;
let made = 0;

/** A file of data sessions that no other file holds. */
function file(name: string, records: number) {
  const path = join(folder, name);
  const dialled = `49${++made}`;
  const rows = Array.from({ length: records }, (_, at) => {
    const time = new Date(Date.UTC(2026, 9, 5) + at * 1000).toISOString().slice(0, 19);
    return `${time}Z,262010000000001,,${dialled},D,0,1000,26201`;
  });
  writeFileSync(path, [HEADER, ...rows, ""].join("\n"));
  return { path, name, receivedAt: RECEIVED_AT };
}

async function open(workers: number): Promise<WorkerPool> {
  const { mediation: mediationUrl } = loginUrls(test);
  pool = await startWorkers({ workers, mediationUrl, sourceId: portfolio.sourceId });
  return pool;
}

async function stored(names: readonly string[]) {
  const files = await test.mediationDb().usageFile.findMany({ where: { name: { in: [...names] } } });
  return files.map(({ name, accepted }) => [name, accepted] as const).sort();
}

const killAll = (workers: WorkerPool): void => {
  for (const { pid } of workers.uses()) process.kill(pid, "SIGKILL");
};

it("takes files in at the same time, each by one worker and each once", async () => {
  const workers = await open(2);
  const files = ["a1.csv", "a2.csv", "a3.csv", "a4.csv"].map((name, at) => file(name, 100 + at));
  const results = await Promise.all(files.map((each) => workers.ingest(each)));
  expect(results.map(({ status, counts }) => [status, counts?.accepted])).toEqual([
    ["loaded", 100],
    ["loaded", 101],
    ["loaded", 102],
    ["loaded", 103],
  ]);
  expect(workers.uses().every(({ cpuMicros, peakBytes }) => cpuMicros > 0 && peakBytes > 0)).toBe(true);
});

it("tries a file again when its worker dies, and stores it once", async () => {
  const workers = await open(2);
  let kills = 0;
  const result = await workers.ingest(file("killed.csv", MANY), () => {
    if (kills++ === 0) killAll(workers);
  });
  expect(kills).toBeGreaterThan(0);
  expect(result).toMatchObject({ status: "loaded", counts: { accepted: MANY } });
  expect(await stored(["killed.csv"])).toEqual([["killed.csv", MANY]]);
});

it("gives a file up that two workers died of, and takes the next one in", async () => {
  const workers = await open(1);
  const poison = workers.ingest(file("poison.csv", MANY), () => killAll(workers));
  const next = workers.ingest(file("next.csv", 10));
  await expect(poison).rejects.toMatchObject({ code: "WORKER_LOST" });
  // Its first worker may have died when it was stored and not yet told: then it is known.
  expect(["loaded", "copy"]).toContain((await next).status);
  expect(await stored(["poison.csv", "next.csv"])).toEqual([["next.csv", 10]]);
});

it("starts no worker any more once all are let go, and leaves nobody waiting", async () => {
  const workers = await open(1);
  let closed: Promise<void> | undefined;
  const underWay = workers.ingest(file("under-way.csv", 20_000), () => {
    closed ??= workers.close();
  });
  const waiting = workers.ingest(file("waiting.csv", 10));
  await expect(waiting).rejects.toMatchObject({ code: "WORKER_LOST" });
  await expect(underWay).rejects.toMatchObject({ code: "WORKER_LOST" });
  await closed;
  expect(workers.uses()).toEqual([]);
  await expect(workers.ingest(file("later.csv", 10))).rejects.toMatchObject({ code: "WORKER_LOST" });
});

it("passes on why a file, or a source, is refused", async () => {
  const workers = await open(1);
  const path = join(folder, "archive.zip");
  writeFileSync(path, "PK\x03\x04");
  const archive = workers.ingest({ path, name: "archive.zip", receivedAt: RECEIVED_AT });
  await expect(archive).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  const { mediation: mediationUrl } = loginUrls(test);
  await expect(startWorkers({ workers: 2, mediationUrl, sourceId: "none" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
