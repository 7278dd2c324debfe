import { Readable } from "node:stream";
import { howMany } from "@tributary/db/testing/how-many";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { DomainError } from "@tributary/domain/error";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PreparedSource, prepareSource } from "../pipeline/prepare-source.ts";
import { createChance, type Mutated, TEXT_MUTATIONS } from "../testing/mutations.ts";
import { HEADER, makePortfolio } from "../testing/portfolio.ts";
import { receivedAt, usageLine } from "../testing/usage-text.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";
import type { IngestResult } from "../usage-file/types.ts";

const FILES = howMany({ whole: 1_000, daily: 250 });
const LINES = 12;
const IMSI = "262013830000001";
const LF = 10;
/** What one process may grow by while it takes all files in. */
const MOST_BYTES = 250 * 1_048_576;

let database: TestDatabase;
let source: PreparedSource;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  const portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
  source = await prepareSource(database, portfolio.sourceId);
});
afterAll(() => database.close());

/** The party that a line calls: no other line of any file calls it. */
const calledBy = (file: number, line: number) => `4930${String(file * 100 + line).padStart(7, "0")}`;

function fileOf(number: number): Buffer {
  const lines = Array.from({ length: LINES }, (_, line) =>
    usageLine({
      time: new Date(Date.UTC(2026, 9, 5) + (number * LINES + line) * 1000).toISOString().replace(".000", ""),
      imsi: IMSI,
      other: calledBy(number, line),
    }),
  );
  return Buffer.from(`${[HEADER, ...lines].join("\r\n")}\r\n`);
}

/** The lines that stand in the mutated file as they stood, each between two line ends. */
function intactLines(file: Buffer, number: number, { bytes, at, until }: Mutated): string[] {
  const suffixAt = bytes.length - (file.length - until);
  const intact: string[] = [];
  for (let line = 0, start = HEADER.length + 2; line < LINES; line++) {
    const end = file.indexOf(LF, start) + 1;
    const isBehind = start > until || (start === until && (suffixAt === 0 || bytes[suffixAt - 1] === LF));
    if (end <= at || isBehind) intact.push(calledBy(number, line));
    start = end;
  }
  return intact;
}

async function take(name: string, bytes: Buffer, piece: number): Promise<IngestResult | null> {
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += piece) pieces.push(bytes.subarray(from, from + piece));
  try {
    return await ingestFile(database, { stream: Readable.from(pieces), name, source, receivedAt });
  } catch (error) {
    if (error instanceof DomainError && error.code === "FILE_UNREADABLE") return null;
    throw error;
  }
}

interface Kept {
  readonly line: number;
  readonly called: string | null;
  /** Null for an accepted record. */
  readonly bytes: Buffer | null;
}

async function keptOf(fileId: number | null): Promise<Kept[]> {
  const schemas = [operatorId, "suspense"];
  const cdrs = schemas.map(
    (id) => `SELECT record_number, other_party, NULL::bytea FROM t_${id}.cdr WHERE file_id = $1`,
  );
  const waiting = schemas.map(
    (id) => `SELECT record_number, NULL, raw_bytes FROM t_${id}.quarantine WHERE file_id = $1`,
  );
  const { rows } = await database.superuser.query<{
    line: number;
    called: string | null;
    bytes: Buffer | null;
  }>(`SELECT * FROM (${[...cdrs, ...waiting].join(" UNION ALL ")}) AS kept (line, called, bytes)`, [fileId]);
  return rows;
}

/** Whether each line of the file that holds anything is a record or in quarantine with its bytes. */
function isAccountedFor(bytes: Buffer, kept: readonly Kept[]): boolean {
  const covered = new Set<number>();
  for (const { line, bytes: raw } of kept) {
    if (raw !== null && !bytes.includes(raw)) return false;
    const lineEnds = raw === null ? 0 : raw.filter((byte) => byte === LF).length;
    for (let each = line; each <= line + lineEnds; each++) covered.add(each);
  }
  const lines = bytes.toString("latin1").split("\n");
  return lines.every((text, at) => at === 0 || /^\r?$/.test(text) || covered.has(at + 1));
}

it("mutated CSV files: good records are in, bad ones in quarantine with their bytes", async () => {
  const chance = createChance(38);
  const before = process.memoryUsage.rss();
  let [held, refused, quarantined, most] = [0, 0, 0, 0];
  for (let number = 0; number < FILES; number++) {
    const file = fileOf(number);
    const mutate = TEXT_MUTATIONS[number % TEXT_MUTATIONS.length] ?? expect.fail();
    const mutated = mutate(file, chance(file.length), chance);
    const isHeaderIntact = mutated.at >= HEADER.length + 2;
    const result = await take(`m-${number}.csv`, mutated.bytes, 1 + chance(400));
    most = Math.max(most, process.memoryUsage.rss());
    if (result === null) {
      // Only a file whose header row was damaged is refused as a whole.
      if (!isHeaderIntact) held += 1;
      refused += 1;
      continue;
    }
    const kept = await keptOf(result.fileId);
    const called = new Set(kept.map((each) => each.called));
    const isWhole = intactLines(file, number, mutated).every((each) => called.has(each));
    quarantined += result.counts?.quarantined ?? 0;
    if ((isWhole || !isHeaderIntact) && isAccountedFor(mutated.bytes, kept)) held += 1;
    else console.log(number, mutated.at, JSON.stringify(mutated.bytes.toString("latin1")), kept);
  }
  console.log(`${refused} refused as a whole, ${quarantined} records quarantined`);
  expect(most - before).toBeLessThan(MOST_BYTES);
  expect(quarantined).toBeGreaterThan(FILES / 4);
  reportGuarantee(
    38,
    held,
    FILES,
    "mutated CSV files taken in line by line, or refused for their header row",
  );
});
