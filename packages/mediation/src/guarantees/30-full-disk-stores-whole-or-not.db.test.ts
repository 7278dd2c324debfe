import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import {
  type FullDiskServer,
  mountSmallDisk,
  type SmallDisk,
  serverOnSmallDisk,
} from "@tributary/db/testing/small-disk";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, expect, it } from "vitest";
import { correct, differences } from "../testing/correct.ts";
import { makePortfolio, type TestPortfolio, terms } from "../testing/portfolio.ts";
import { ingestText, receivedAt, usageText } from "../testing/usage-text.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";

const KB = 1024;
const MB = 1024 * KB;
/**
 * What is left on the disk before files come. Where the server's log needs its next file, there is room for
 * their rows, and none for the log: the server itself has to end.
 */
const ROUNDS: readonly { readonly left: number; readonly isLogFull?: boolean }[] = [
  ...[0, 16 * KB, 64 * KB, 256 * KB, MB, 4 * MB, 18 * MB].map((left) => ({ left })),
  ...[6 * MB, 10 * MB, 14 * MB].map((left) => ({ left, isLogFull: true })),
];
const RECORDS = 6_000;
const MALFORMED = 30_000;
const IMSI = "262014444000001";

let full: FullDiskServer;
let database: TestDatabase;
let portfolio: TestPortfolio;
let operatorId: string;

beforeAll(async () => {
  full = await serverOnSmallDisk();
  database = await testDatabase({ server: full.server });
  portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
});
afterAll(async () => {
  await database?.close();
  await full?.stop();
});

function textOf(number: number): string {
  const from = Date.UTC(2026, 9, 1);
  return usageText(
    Array.from({ length: RECORDS }, (_, at) => ({
      time: new Date(from + at * 100).toISOString().replace(/\.\d+Z/, "Z"),
      imsi: IMSI,
      other: `49${number * RECORDS + at}`,
    })),
  );
}

/** What the attempt was refused for; null when it was not. */
async function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => null,
    (error: unknown) => error,
  );
}

function isFullDisk(error: unknown): boolean {
  const isClear = error instanceof DomainError && error.code === "DISK_FULL";
  if (!isClear) console.log("not said as a full disk:", error);
  return isClear;
}

/** Records, how many are distinct, and what the sums say of them. */
async function standing(): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ found: string[] }>(
    `SELECT ARRAY[
       (SELECT count(*)::text FROM t_${operatorId}.cdr),
       (SELECT count(DISTINCT (file_id, record_number))::text FROM t_${operatorId}.cdr),
       (SELECT coalesce(sum(records), 0)::text FROM usage_aggregate),
       (SELECT (count(*) * ${RECORDS})::text FROM usage_file)
     ] AS found`,
  );
  return rows[0]?.found ?? [];
}

const whole = (files: number): string[] => Array.from({ length: 4 }, () => String(files * RECORDS));

it("a file that meets a full disk is stored whole or not at all, and once when there is room", async () => {
  let [held, stored] = [0, 0];
  for (const { left, isLogFull = false } of ROUNDS) {
    const before = full.endings();
    if (isLogFull) await full.fillLog(512 * KB);
    full.disk.leave(left);
    let error: unknown = null;
    for (const start = stored; error === null && stored < start + 100; ) {
      const name = `file-${stored}.csv`;
      error = await refusal(ingestText(database, portfolio.sourceId, name, textOf(stored)));
      if (error === null) stored += 1;
    }
    if (isLogFull) await expect.poll(full.endings, { timeout: 60_000 }).toBeGreaterThan(before);
    full.disk.makeRoom();
    // Nobody starts it but who keeps it running.
    await expect.poll(standing, { timeout: 60_000, interval: 100 }).toHaveLength(4);
    const found = await standing();
    // The server may have ended after the last byte of a COMMIT was on the disk, and before it said so.
    const isWhole = found[0] === String((stored + 1) * RECORDS);
    expect(found).toEqual(whole(isWhole ? stored + 1 : stored));
    const again = await ingestText(database, portfolio.sourceId, `file-${stored}.csv`, textOf(stored));
    expect(again.status).toBe(isWhole ? "copy" : "loaded");
    stored += 1;
    expect(await standing()).toEqual(whole(stored));
    if (isFullDisk(error)) held += 1;
  }
  expect(await differences(database)).toEqual([]);
  console.log(`${stored} files; the server ended ${full.endings()} times for want of room, and came back`);
  reportGuarantee(30, held, ROUNDS.length, "files that met a full disk: said clearly, stored once with room");
}, 180_000);

it("a correction that meets a full disk has done all or nothing", async () => {
  const files = await database.mediationDb().usageFile.count();
  const charged = async (): Promise<string> => {
    const { rows } = await database.superuser.query(`SELECT sum(charge_micros) FROM t_${operatorId}.cdr`);
    return String(rows[0]?.sum);
  };
  /** Each call of a minute costs what its version says, in micros. */
  const chargeBy = (version: number): string => String(files * RECORDS * (10_000 + version * 10_000));
  const left = [0, 64 * KB, 512 * KB, 2 * MB, 8 * MB];
  let held = 0;
  for (const [at, bytes] of left.entries()) {
    const version = at + 2;
    await addVersion(version, `0.0${version + 1}`);
    full.disk.leave(bytes);
    const error = await refusal(correct(database, portfolio.agreementId));
    full.disk.makeRoom();
    await expect.poll(charged, { timeout: 60_000, interval: 100 }).toMatch(/^\d+$/);
    expect(await charged()).toBe(chargeBy(error === null ? version : version - 1));
    expect(await differences(database)).toEqual([]);
    await correct(database, portfolio.agreementId);
    expect(await charged()).toBe(chargeBy(version));
    expect(await differences(database)).toEqual([]);
    if (isFullDisk(error)) held += 1;
  }
  reportGuarantee(30, held, left.length, "corrections on a full disk: said clearly, none, done with room");
}, 120_000);

/** The same terms with another price of a minute, from the beginning of October. */
async function addVersion(version: number, rate: string): Promise<void> {
  const lines = terms.lines.map((line) =>
    line.code === "voice" ? { ...line, pricing: { model: "per-unit", rate } } : line,
  );
  const { agreementId } = portfolio;
  const effectiveFrom = new Date(Date.UTC(2026, 8, 30, 22, 0, version));
  const changed = { ...terms, lines } as object;
  await database.portfolioDb().agreementVersion.create({
    data: { agreementId, version, effectiveFrom, terms: changed, createdBy: "test" },
  });
}

it("a file whose rows find no room beside the database is refused, and stored once they do", async () => {
  const disk: SmallDisk = mountSmallDisk();
  const folder = mkdtempSync(join(tmpdir(), "tributary-large-"));
  const usual = process.env.TMPDIR;
  try {
    const path = join(folder, "large.csv");
    // What cannot be read waits as it is, and 90 MB of it not in memory.
    writeFileSync(path, textOf(900) + `${"?".repeat(3_000)}\n`.repeat(MALFORMED));
    process.env.TMPDIR = disk.folder;
    const take = () =>
      ingestFile(database, { path, name: "large.csv", source: portfolio.sourceId, receivedAt });
    const left = [0, 4 * KB, 8 * MB];
    let held = 0;
    for (const bytes of left) {
      disk.leave(bytes);
      const error = await refusal(take());
      if (isFullDisk(error) && String(error).includes(disk.folder)) held += 1;
      expect(await database.mediationDb().usageFile.count({ where: { name: "large.csv" } })).toBe(0);
    }
    disk.makeRoom();
    expect((await take()).counts).toMatchObject({ accepted: RECORDS, quarantined: MALFORMED });
    expect(await differences(database)).toEqual([]);
    reportGuarantee(30, held, left.length, "files larger than the room for their rows: refused, then stored");
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    disk.remove();
    rmSync(folder, { recursive: true });
  }
}, 120_000);
