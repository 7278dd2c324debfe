import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Doors, openDatabase } from "../doors/open-database.ts";
import { type OwnerDb, openOwnerDb } from "../doors/owner-db.ts";
import { type Database, startDatabase } from "../embedded/start-database.ts";
import { PrismaClient as SharedClient } from "../generated/shared/client.ts";
import { PrismaClient as UsageClient } from "../generated/usage/client.ts";
import { firstDay } from "../provision/months.ts";
import { usageSchema } from "../roles/operator-code.ts";
import { planMilliseconds } from "./plan-time.ts";

export interface ScopeBenchOptions {
  readonly operators: number;
  readonly months: number;
  readonly rounds: number;
  readonly say: (text: string) => void;
}

export interface ScopeRound {
  /** Time of scoped reads over that of the same reads by an unscoped client, 16 at a time. */
  readonly usageRead: number;
  readonly sharedRead: number;
  readonly planMilliseconds: number;
  /** A new operator beside all others: its row, its role, its schema, its months. */
  readonly newOperatorSeconds: number;
}

const AT_ONCE = 16;
const READS = 1_600;
const RECORDS = 20_000;
const FIRST_MONTH = Date.UTC(2026, 0, 1);
const READER = "bench0";

/** Measures what isolation costs, with many operators and months of partitions in place. */
export async function benchScope(options: ScopeBenchOptions): Promise<ScopeRound[]> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-scope-bench-"));
  const home = join(folder, "home");
  mkdirSync(home);
  const database = await startDatabase({ home, isEmbeddedOnly: true });
  const doors = openDatabase({ ...database, connections: { operator: AT_ONCE } });
  const superuser = new pg.Pool({ connectionString: superuserUrl(database), max: AT_ONCE });
  const owner = openOwnerDb(database);
  try {
    await owner.migrate();
    options.say(`Preparing ${options.operators} operators with ${options.months} months each.`);
    for (let at = 0; at < options.operators; at++) await addOperator(doors, owner, `bench${at}`);
    await addMonths(superuser, options);
    await addRecords(superuser);
    const rounds: ScopeRound[] = [];
    for (let round = 1; round <= options.rounds; round++) {
      rounds.push(await measureRound(doors, superuser, owner, round));
      options.say(`Round ${round} of ${options.rounds}: ${JSON.stringify(rounds.at(-1))}`);
    }
    return rounds;
  } finally {
    await superuser.end();
    await doors.close();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addOperator(doors: Doors, owner: OwnerDb, id: string): Promise<void> {
  await doors.portfolioDb().operator.create({
    data: { id, name: id, currency: "EUR", liveFrom: new Date(0) },
  });
  await owner.provisionOperator(id);
}

async function addMonths(superuser: pg.Pool, { operators, months }: ScopeBenchOptions): Promise<void> {
  const first = new Date(FIRST_MONTH);
  for (let month = 0; month < months; month++) {
    const label = new Date(Date.UTC(first.getUTCFullYear(), month, 1)).toISOString().slice(0, 7);
    for (let at = 0; at < operators; at++) {
      await superuser.query("SELECT app_ensure_usage_month($1, $2)", [`bench${at}`, firstDay(label)]);
    }
  }
}

async function addRecords(superuser: pg.Pool): Promise<void> {
  await superuser.query(
    `INSERT INTO ${usageSchema(READER)}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros,
       file_id, record_number, duration_seconds, rate_version, is_test, period, agreement_id, imsi, service,
       direction, zone, line_code)
     SELECT number, '2026-06-02'::timestamptz + number * interval '2 minutes', 1000, 1000, 5, 1, number, 0, 1,
       false, '2026-06', 'bench', '26201' || number, 'data', 'none', 'domestic', 'DATA'
     FROM generate_series(1, $1) AS number`,
    [RECORDS],
  );
  await superuser.query(`VACUUM ANALYZE ${usageSchema(READER)}.cdr`);
}

async function measureRound(
  doors: Doors,
  superuser: pg.Pool,
  owner: OwnerDb,
  round: number,
): Promise<ScopeRound> {
  const scoped = doors.operatorDb(READER);
  const unscopedUsage = new UsageClient({
    adapter: new PrismaPg(superuser, { schema: usageSchema(READER) }),
  });
  const unscopedShared = new SharedClient({ adapter: new PrismaPg(superuser) });
  const key = (at: number) => ({ gte: BigInt((at * 37) % RECORDS) });
  const usageRead = await ratioOf(
    (at) => scoped.usage.cdr.findMany({ where: { key: key(at) }, orderBy: { key: "asc" }, take: 50 }),
    (at) => unscopedUsage.cdr.findMany({ where: { key: key(at) }, orderBy: { key: "asc" }, take: 50 }),
  );
  const sharedRead = await ratioOf(
    () => scoped.shared.operator.findMany({ where: { id: READER } }),
    () => unscopedShared.operator.findMany({ where: { id: READER } }),
  );
  const startedAt = performance.now();
  await addOperator(doors, owner, `fresh${round}`);
  const newOperatorSeconds = (performance.now() - startedAt) / 1000;
  return {
    usageRead,
    sharedRead,
    planMilliseconds: await planMilliseconds(superuser, usageSchema(READER)),
    newOperatorSeconds,
  };
}

type Read = (at: number) => Promise<unknown>;

/** Both ways in turn, twice each, so that neither has the warmer machine. */
async function ratioOf(scoped: Read, unscoped: Read): Promise<number> {
  await timeOf(scoped, READS / 8);
  await timeOf(unscoped, READS / 8);
  let [ours, theirs] = [0, 0];
  for (let turn = 0; turn < 2; turn++) {
    ours += await timeOf(scoped, READS);
    theirs += await timeOf(unscoped, READS);
  }
  return ours / theirs;
}

async function timeOf(read: Read, reads: number): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const readOn = async (): Promise<void> => {
    while (next < reads) await read(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return performance.now() - startedAt;
}

function superuserUrl({ ownerUrl, superuserUrl: url }: Database): string {
  if (url === undefined) throw new Error("A bench needs the embedded server.");
  const own = new URL(url);
  own.pathname = new URL(ownerUrl).pathname;
  return String(own);
}
