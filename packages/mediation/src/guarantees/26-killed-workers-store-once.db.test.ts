import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loginUrls } from "@tributary/db/doors/open-database";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { receivedAt, usageText } from "../testing/usage-text.ts";
import type { FileTask } from "../workers/messages.ts";
import { startWorkers, type WorkerPool } from "../workers/worker-pool.ts";

const KILLS = howMany({ whole: 100, daily: 24 });
const FILES = 20;
const RECORDS = 2_000;
const WORKERS = 4;
/** Between two kills: shorter than a worker lives at leisure, so that some die early and some late. */
const PAUSE_MILLISECONDS = 200;
const IMSI = "262014444000001";

let database: TestDatabase;
let portfolio: TestPortfolio;
let folder: string;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tributary-worker-kills-"));
  portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function writeFile(number: number): FileTask {
  const name = `file-${number}.csv`;
  const path = join(folder, name);
  const start = Date.UTC(2026, 9, 1 + number);
  const lines = Array.from({ length: RECORDS }, (_, at) => ({
    time: new Date(start + at * 1000).toISOString().replace(".000", ""),
    imsi: IMSI,
    other: `49${number * RECORDS + at}`,
  }));
  writeFileSync(path, usageText(lines));
  return { path, name, receivedAt };
}

/** Sends a file until it is in: whoever watches a folder does the same with what is still there. */
async function takeIn(pool: WorkerPool, file: FileTask, isOver: () => boolean): Promise<void> {
  for (;;) {
    try {
      await pool.ingest(file);
      if (isOver()) return;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "WORKER_LOST") throw error;
    }
  }
}

it("stores every record once, however its workers are killed", { timeout: 400_000 }, async () => {
  const { mediation: mediationUrl } = loginUrls(database);
  const pool = await startWorkers({ workers: WORKERS, mediationUrl, sourceId: portfolio.sourceId });
  let kills = 0;
  const isOver = (): boolean => kills >= KILLS;
  const files = Array.from({ length: FILES }, (_, number) => writeFile(number));
  // Files go on coming, new ones and copies, until the last kill.
  const taken = Promise.all(files.map((file) => takeIn(pool, file, isOver)));
  while (!isOver()) {
    const victims = pool.uses();
    const victim = victims[kills % victims.length];
    if (victim !== undefined && process.kill(victim.pid, "SIGKILL")) kills += 1;
    await new Promise((next) => setTimeout(next, PAUSE_MILLISECONDS));
  }
  await taken;
  await pool.close();

  const manifests = await database
    .mediationDb()
    .usageFile.findMany({ where: { sourceId: portfolio.sourceId } });
  expect(manifests.map(({ name, accepted }) => [name, accepted]).sort()).toEqual(
    files.map(({ name }) => [name, RECORDS]).sort(),
  );
  const { rows } = await database.superuser.query<{ records: string; distinct: string }>(
    `SELECT count(*) AS records, count(DISTINCT (file_id, record_number)) AS distinct
     FROM t_${operatorId}.cdr`,
  );
  expect(rows[0]).toEqual({ records: String(FILES * RECORDS), distinct: String(FILES * RECORDS) });
  const sums = await database.mediationDb().usageAggregate.aggregate({
    where: { operatorId },
    _sum: { records: true },
  });
  expect(sums._sum.records).toBe(BigInt(FILES * RECORDS));
  reportGuarantee(
    26,
    kills,
    KILLS,
    `kills of ${WORKERS} workers on ${FILES} files, every record stored once`,
  );
});
