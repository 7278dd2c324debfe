import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BenchDatabase, openBenchDatabase } from "@tributary/db/bench/bench-database";
import { copyPrepared, HEAP, ROOT, renewFloors, writePreparedRows } from "@tributary/db/bench/copy-floors";
import { serverCpuMicros } from "@tributary/db/bench/server-cpu";
import { createMany, multiRowInsert } from "@tributary/db/bench/slow-ways";
import { CDR_COLUMNS } from "../cdr/columns.ts";
import { startWorkers, type WorkerPool } from "../workers/worker-pool.ts";
import { mapping, terms } from "./bench-source.ts";
import { OPERATORS, simOf, writeUsageText } from "./usage-text.ts";

export interface MediationBenchOptions {
  readonly records: number;
  readonly sims: number;
  readonly files: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

/** What one round measured. Rates in records per second, processor time in micros per record. */
export interface MediationRound {
  readonly heapCopy: number;
  readonly rootCopy: number;
  readonly multiRowInsert: number;
  readonly createMany: number;
  readonly oneWorker: number;
  readonly twoWorkers: number;
  readonly fourWorkers: number;
  readonly nodeMicros: number;
  readonly postgresMicros: number;
  /** PostgreSQL's processor time for files half of which is stored already, over that of new ones. */
  readonly overlapCost: number;
}

export interface MediationBench {
  readonly rounds: readonly MediationRound[];
  /** The most memory a worker held, with every SIM loaded. */
  readonly peakBytes: number;
  /** Peak memory for a file ten times as large, over that for the file. */
  readonly memoryRatio: number;
}

/** Long after every record, the late ones of the overlapping files included. */
const RECEIVED_AT = Date.UTC(2030, 0, 1);
const SOURCE = "bench-source";
const ROWS = { columns: CDR_COLUMNS, operatorIds: [...OPERATORS.map(({ id }) => id), "suspense"] };
const OVERLAPS = [1, 2, 3, 4, 5];
const SLOW_RECORDS = { multiRow: 20_000, createMany: 5_000 };

/** Measures the pipeline against what PostgreSQL can do at the most, each ratio within one round. */
export async function benchMediation(options: MediationBenchOptions): Promise<MediationBench> {
  const { records, sims, files, rounds, say } = options;
  const folder = mkdtempSync(join(tmpdir(), "tributary-mediation-bench-"));
  const home = join(folder, "home");
  mkdirSync(home);
  say(`Preparing ${sims.toLocaleString("en")} SIMs and ${records.toLocaleString("en")} records.`);
  const world = await openBenchDatabase(home, {
    ...{ agreementId: "bench", sourceId: SOURCE, terms, mapping, sims },
    operatorIds: OPERATORS.map(({ id }) => id),
    simOf: (number) => simOf(number, sims),
  });
  try {
    const perFile = records / files;
    const paths = await Promise.all(
      Array.from({ length: files }, (_, file) =>
        writeUsageText(folder, `usage-${String(file).padStart(3, "0")}.csv`, {
          ...{ records: perFile, sims, monthRecords: records, firstRecord: file * perFile },
        }),
      ),
    );
    const later = (name: string, half: number) =>
      writeUsageText(folder, name, {
        ...{ records: perFile, sims, monthRecords: records, firstRecord: records + (half * perFile) / 2 },
      });
    // Each shares its first half with the one before; the clean ones share nothing.
    const overlaps = await Promise.all(OVERLAPS.map((at) => later(`overlap-${at}.csv`, at - 2)));
    const cleans = await Promise.all(OVERLAPS.map((at) => later(`clean-${at}.csv`, 20 + 2 * at)));
    await world.renew();
    const pools = await startPools(world);
    say("Workers are ready.");
    const bench = { world, pools, paths, overlaps, cleans, records, perFile, folder };
    const prepared = await prepareRows(bench);
    const measured: MediationRound[] = [];
    for (let round = 1; round <= rounds; round++) {
      measured.push(await measureRound(bench, prepared));
      say(`Round ${round} of ${rounds}: ${JSON.stringify(measured.at(-1))}`);
    }
    const all = [...pools.values()];
    const peakBytes = Math.max(...all.flatMap((pool) => pool.uses()).map(({ peakBytes: peak }) => peak));
    await Promise.all(all.map((pool) => pool.close()));
    return { rounds: measured, peakBytes, memoryRatio: await measureMemory(bench, sims) };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As many workers as are measured at a time; those that are not asked do nothing. */
async function startPools({ mediationUrl }: BenchDatabase): Promise<Map<number, WorkerPool>> {
  const pools = new Map<number, WorkerPool>();
  for (const workers of [1, 2, 4])
    pools.set(workers, await startWorkers({ workers, mediationUrl, sourceId: SOURCE }));
  return pools;
}

interface Bench {
  readonly world: BenchDatabase;
  /** By how many workers they have. */
  readonly pools: ReadonlyMap<number, WorkerPool>;
  readonly paths: readonly string[];
  readonly overlaps: readonly string[];
  readonly cleans: readonly string[];
  readonly records: number;
  readonly perFile: number;
  readonly folder: string;
}

/** Takes all files in once by each pool, which warms workers up, and keeps the rows as they were stored. */
async function prepareRows(bench: Bench): Promise<string[]> {
  for (const workers of bench.pools.keys()) {
    await bench.world.renew();
    await ingestAll(bench, workers);
  }
  const client = await bench.world.connect();
  const prepared = await writePreparedRows(client, ROWS, bench.folder);
  await client.end();
  return prepared;
}

async function measureRound(bench: Bench, prepared: readonly string[]): Promise<MediationRound> {
  const { world, records } = bench;
  await world.renew();
  const one = await ingestAll(bench, 1);
  const overlapCost = await measureOverlap(bench);
  await world.renew();
  const two = await ingestAll(bench, 2);
  await world.renew();
  const four = await ingestAll(bench, 4);
  const client = await world.connect();
  const copyInto = async (table: string): Promise<number> => {
    await renewFloors(client, ROWS);
    await client.query("CHECKPOINT");
    const startedAt = performance.now();
    await copyPrepared(client, table, ROWS, prepared);
    return records / ((performance.now() - startedAt) / 1000);
  };
  const rootCopy = await copyInto(ROOT);
  const heapCopy = await copyInto(HEAP);
  const { id: operatorId } = OPERATORS[0] ?? { id: "" };
  const floors = {
    rootCopy,
    heapCopy,
    multiRowInsert: await multiRowInsert(client, CDR_COLUMNS, SLOW_RECORDS.multiRow),
    createMany: await createMany(client, world.copyUrl, operatorId, SLOW_RECORDS.createMany),
  };
  await client.end();
  return {
    ...floors,
    oneWorker: one.perSecond,
    twoWorkers: two.perSecond,
    fourWorkers: four.perSecond,
    nodeMicros: two.nodeMicros,
    postgresMicros: two.postgresMicros,
    overlapCost,
  };
}

interface Ingested {
  readonly perSecond: number;
  readonly nodeMicros: number;
  readonly postgresMicros: number;
}

/** Takes every file in with so many workers. */
async function ingestAll(bench: Bench, count: number): Promise<Ingested> {
  const { world, paths, records } = bench;
  const workers = poolOf(bench, count);
  await world.superuser.query("CHECKPOINT");
  const server = serverCpuMicros(world.serverPid);
  const node = cpuOf(workers);
  const startedAt = performance.now();
  const waiting = [...paths];
  const takeNext = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      await ingest(workers, bench.perFile, path);
  };
  await Promise.all(Array.from({ length: workers.filesAtOnce }, takeNext));
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    perSecond: records / seconds,
    nodeMicros: (cpuOf(workers) - node) / records,
    postgresMicros: (serverCpuMicros(world.serverPid) - server) / records,
  };
}

/** Takes a file in, and sees that so many of its records were stored before. */
async function ingest(workers: WorkerPool, perFile: number, path: string, stored = 0): Promise<void> {
  const name = path.split("/").at(-1) ?? path;
  const { status, counts } = await workers.ingest({ path, name, receivedAt: RECEIVED_AT });
  const isWhole =
    status === "loaded" && counts?.accepted === perFile - stored && counts.duplicates === stored;
  if (!isWhole) throw new Error(`${name} came out as ${status}: ${JSON.stringify(counts)}`);
}

/** After all files are in: files half of whose records are stored, against as many new ones. */
async function measureOverlap(bench: Bench): Promise<number> {
  const { world, overlaps, cleans, perFile } = bench;
  const cost = async (paths: readonly string[], stored: number): Promise<number> => {
    const before = serverCpuMicros(world.serverPid);
    for (const path of paths) await ingest(poolOf(bench, 1), perFile, path, stored);
    return serverCpuMicros(world.serverPid) - before;
  };
  const clean = await cost(cleans, 0);
  return (await cost(overlaps, perFile / 2)) / clean;
}

/** The peak of a fresh process for one file, and for one ten times as large. */
async function measureMemory(bench: Bench, sims: number): Promise<number> {
  const peak = async (name: string, records: number): Promise<number> => {
    const { world, folder } = bench;
    await world.renew();
    const path = await writeUsageText(folder, name, {
      ...{ records, sims, monthRecords: records, firstRecord: 0 },
    });
    const workers = await startWorkers({ workers: 1, mediationUrl: world.mediationUrl, sourceId: SOURCE });
    await ingest(workers, records, path);
    const [use] = workers.uses();
    await workers.close();
    return use?.peakBytes ?? Number.NaN;
  };
  const small = await peak("small.csv", bench.perFile);
  const large = await peak("large.csv", 10 * bench.perFile);
  return large / small;
}

function poolOf({ pools }: Bench, workers: number): WorkerPool {
  const pool = pools.get(workers);
  if (pool === undefined) throw new Error(`The bench has no ${workers} workers.`);
  return pool;
}

function cpuOf(workers: WorkerPool): number {
  return workers.uses().reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
}
