import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { crc32, createGzip, gzipSync } from "node:zlib";
import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { PreparedSource } from "../pipeline/prepare-source.ts";
import { prepareSource } from "../pipeline/prepare-source.ts";
import { makePortfolio, mapping } from "../testing/portfolio.ts";
import { ingestText, receivedAt, usageText } from "../testing/usage-text.ts";
import { ingestFile } from "../usage-file/ingest-file.ts";

const MEGABYTE = 1_048_576;
const limits = { fileBytes: 256 * MEGABYTE, ratio: 250 };

let database: TestDatabase;
let source: PreparedSource;
let temporary: string;
let held = 0;
let total = 0;

beforeAll(async () => {
  database = await testDatabase();
  temporary = mkdtempSync(join(tmpdir(), "hostile-files-"));
  vi.stubEnv("TMPDIR", temporary);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
  await database.close();
  reportGuarantee(41, held, total, "hostile names and files refused, with nothing stored or left on disk");
});
beforeEach(async () => {
  source = await sourceOf(limits);
  total += 1;
});

async function sourceOf(bounds: typeof limits): Promise<PreparedSource> {
  const { sourceId } = await makePortfolio(database, { mapping: { ...mapping, limits: bounds } });
  return prepareSource(database, sourceId);
}

/** Spools that stand in the temporary folder, which is this test's own: others spool meanwhile. */
const spools = () => readdirSync(tmpdir()).filter((name) => name.startsWith("tributary-spool-"));

async function refused(name: string, bytes: Readable | Buffer, message: RegExp): Promise<void> {
  const stream = Buffer.isBuffer(bytes) ? Readable.from([bytes]) : bytes;
  const rss = process.memoryUsage.rss();
  await expect(ingestFile(database, { stream, name, source, receivedAt })).rejects.toMatchObject({
    code: "FILE_UNREADABLE",
    message: expect.stringMatching(message),
  });
  expect(process.memoryUsage.rss() - rss).toBeLessThan(200 * MEGABYTE);
  expect(spools()).toEqual([]);
  const files = await database.superuser.query("SELECT FROM usage_file WHERE source_id = $1", [source.id]);
  expect(files.rowCount).toBe(0);
  const events = await database.superuser.query<{ kind: string; message: string }>(
    "SELECT kind, message FROM usage_file_event WHERE source_id = $1",
    [source.id],
  );
  expect(events.rows).toMatchObject([{ kind: "unreadable", message: expect.stringMatching(message) }]);
  held += 1;
}

const good = Buffer.from(usageText([{ time: "2026-10-05T08:00:00Z", imsi: "262010000000001" }]));

it.each(["../../etc/cron.d/x", "..", "", "a\0.csv", "a\n.csv", "\u202egpj.exe", "x".repeat(300), "\ud800"])(
  "a file named %j",
  (name) => refused(name, good, /The file's name .* rename the file/),
);

/** A file that begins well and goes on with so many megabytes of the same. */
function* going(megabytes: number, fill: Buffer): Generator<Buffer> {
  const chunk = Buffer.alloc(MEGABYTE, fill);
  yield good;
  for (let at = 0; at < megabytes; at++) yield chunk;
}

const bomb = (megabytes: number, fill: Buffer) =>
  Readable.from(going(megabytes, fill)).pipe(createGzip({ level: 9 }));
const line = Buffer.from(`${"x".repeat(1000)}\n`);

it("a gzip of zeros that grows a thousandfold", () =>
  refused("zeros.gz", bomb(4096, Buffer.of(0)), /grows to more than 250 times its size/));

it("a gzip of one line over and over", () =>
  refused("lines.gz", bomb(4096, line), /grows to more than 250 times its size/));

it("a gzip that is too large without growing much", () => {
  const noise = Buffer.from(`${randomBytes(3000).toString("base64")}\n`);
  const stream = Readable.from(going(300, noise)).pipe(createGzip({ level: 0 }));
  return refused("noise.gz", stream, /holds more than 268435456 bytes/);
});

it("a plain file without end", () =>
  refused("endless.csv", Readable.from(going(100_000, line)), /holds more than 268435456 bytes/));

it("a plain file of lines so short that what is kept of them is many times their size", async () => {
  source = await sourceOf({ ...limits, fileBytes: 12 * MEGABYTE });
  await refused("short.csv", Readable.from(going(11, Buffer.from("x\n"))), /temporary disk/);
});

it("a gzip within a gzip is no usage", async () => {
  await refused("twice.gz", gzipSync(gzipSync(good)), /header row/);
});

it("a ZIP whose entry climbs out of its folder is refused, and nothing is written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  const path = join(folder, "slip.zip");
  const zip = storedZip("../../../../../../../../tmp/slipped.csv", good);
  writeFileSync(path, zip);
  await refused("slip.zip", zip, /ZIP archive: unpack it/);
  await expect(ingestFile(database, { path, name: "slip.zip", source, receivedAt })).rejects.toThrow("ZIP");
  expect(readdirSync(tmpdir())).not.toContain("slipped.csv");
  rmSync(folder, { recursive: true });
});

it("the same usage under a name of its own is taken in, compressed as well", async () => {
  const result = await ingestText(database, source, "=cmd|'A0.csv.gz", gzipSync(good));
  expect(result).toMatchObject({ status: "loaded", counts: { received: 1 } });
  const sha256 = createHash("sha256").update(good).digest();
  expect((await ingestText(database, source, "b.csv", good)).status).toBe("copy");
  const { rowCount } = await database.superuser.query("SELECT FROM usage_file WHERE sha256 = $1", [sha256]);
  expect(rowCount).toBe(1);
  held += 1;
});

/** A ZIP of one entry that is stored as it is. */
function storedZip(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(10, 4);
  header.writeUInt32LE(crc32(content), 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), content]);
}
