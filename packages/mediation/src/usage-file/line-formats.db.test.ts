import { readFileSync } from "node:fs";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SourceMappingInput } from "../mapping/schema.ts";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { redrive } from "../testing/redrive-text.ts";
import { ingestText } from "../testing/usage-text.ts";

const IMSI = "262010000000001";

let database: TestDatabase;
let portfolio: TestPortfolio;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: IMSI, operatorId }]);
});
afterAll(() => database.close());

const common = {
  occurredAt: { columns: ["time"], format: "yyyyMMddHHmmss", zone: "UTC" },
  imsi: "imsi",
  service: { default: "data" as const },
  volume: { columns: ["bytes"], unit: "bytes" as const },
  visitedPlmn: "plmn",
} satisfies Partial<SourceMappingInput>;

const fixed: SourceMappingInput = {
  format: "fixed",
  fixed: {
    columns: [
      { name: "kind", from: 1, length: 1 },
      { name: "time", from: 2, length: 14 },
      { name: "imsi", from: 16, length: 15 },
      { name: "bytes", from: 31, length: 12 },
      { name: "plmn", from: 43, length: 5 },
    ],
  },
  // A trailer says how many records there are and how many bytes, at places of its own.
  controls: [
    {
      when: [{ column: "kind", equals: "9" }],
      count: "time",
      sums: [{ text: "bytes", of: "volumeBytes" }],
    },
  ],
  ...common,
};

const jsonl: SourceMappingInput = {
  format: "jsonl",
  jsonl: { columns: ["time", "sim.imsi", "usage.bytes", "plmn"] },
  ...common,
  imsi: "sim.imsi",
  volume: { columns: ["usage.bytes"], unit: "bytes" },
};

const row = (time: string, bytes: string, plmn = "26201") =>
  `1${time}${IMSI}${bytes.padStart(12, "0")}${plmn}`;

it("a file of fixed columns is taken in, its trailer checked", async () => {
  const sourceId = await portfolio.addSource(fixed);
  const text = [row("20261005080000", "1000"), row("20261005090000", "2500")].join("\n");
  const trailer = (count: string, bytes: string) =>
    `9${count.padStart(14, "0")}${"".padStart(15)}${bytes.padStart(12, "0")}`;
  const good = await ingestText(database, sourceId, "f1.txt", `${text}\n${trailer("2", "3500")}\n`);
  expect(good).toMatchObject({ status: "loaded", counts: { received: 2, accepted: 2, attributed: 2 } });
  expect(good.controlTotals?.stated.map(({ of, agrees }) => [of, agrees])).toEqual([
    ["volumeBytes", true],
    ["records", true],
  ]);
  const wrong = await ingestText(database, sourceId, "f2.txt", `${text}x\n${trailer("2", "3501")}\n`);
  expect(wrong.status).toBe("held");
});

it("a file of JSON lines is taken in; what waits is read again by the mapping as it is then", async () => {
  const sourceId = await portfolio.addSource(jsonl);
  const line = (time: string, bytes: string, plmn: string) =>
    `{"time":${time},"sim":{"imsi":"${IMSI}"},"usage":{"bytes":${bytes}},"plmn":"${plmn}"}`;
  const sessions = [line("20261006080000", "1000", "26201"), line("20261006090000", "2000", "99999")];
  const text = `${sessions.join("\n")}\n{broken\n`;
  const first = await ingestText(database, sourceId, "j1.jsonl", text);
  expect(first).toMatchObject({
    status: "loaded",
    counts: { received: 3, accepted: 1, attributed: 1, quarantined: 2 },
  });
  const { rows } = await database.superuser.query<{ raw_bytes: Buffer; detail: string }>(
    "SELECT raw_bytes, detail FROM t_suspense.quarantine WHERE file_id = $1",
    [first.fileId],
  );
  expect(rows.map(({ raw_bytes }) => raw_bytes.toString())).toEqual(["{broken"]);
  expect(rows[0]?.detail).toMatch(/^the line is no JSON/);

  await database.superuser.query("UPDATE usage_source SET mapping = $1 WHERE id = $2", [
    JSON.stringify({ ...jsonl, zone: [{ by: "constant", value: "eu" }] }),
    sourceId,
  ]);
  const fileId = first.fileId ?? 0;
  const again = await redrive(database, sourceId, { fileId, operatorId, reason: "UNRATEABLE" });
  expect(again.counts).toMatchObject({ received: 1, accepted: 1 });
});

/** The mapping of the how-to, which is thereby known to work. */
const example = new URL(
  "../../../../docs/how-to/read-switch-and-core-files/xml.mapping.json",
  import.meta.url,
);
const xml = JSON.parse(readFileSync(example, "utf8")) as SourceMappingInput;

it("an XML document is taken in, its trailer checked; what waits is read again", async () => {
  const sourceId = await portfolio.addSource(xml);
  const cdr = (id: number, bytes: string, network: string) =>
    `<Cdr id="${id}"><StartTime>2026-10-07T0${id}:00:00Z</StartTime><Sim imsi="${IMSI}"/><Kind>data</Kind>` +
    `<Bytes>${bytes}</Bytes><Network>${network}</Network></Cdr>`;
  const records = [cdr(8, "1000", "26201"), cdr(9, "2000", "99999")];
  const document = (count: string, bytes: string) =>
    `<UsageFile><Records>${records.join("\n")}</Records>` +
    `<Trailer><Count>${count}</Count><Bytes>${bytes}</Bytes></Trailer></UsageFile>`;
  const held = await ingestText(database, sourceId, "x0.xml", document("3", "3000"));
  expect(held.status).toBe("held");
  const first = await ingestText(database, sourceId, "x1.xml", document("2", "3000"));
  expect(first).toMatchObject({ status: "loaded", counts: { received: 2, accepted: 1, quarantined: 1 } });
  const { rows } = await database.superuser.query<{ raw_bytes: Buffer }>(
    `SELECT raw_bytes FROM t_${operatorId}.quarantine WHERE file_id = $1`,
    [first.fileId],
  );
  expect(rows.map(({ raw_bytes }) => raw_bytes.toString())).toEqual([records[1]]);
  await database.superuser.query("UPDATE usage_source SET mapping = $1 WHERE id = $2", [
    JSON.stringify({ ...xml, zone: [{ by: "constant", value: "eu" }] }),
    sourceId,
  ]);
  const fileId = first.fileId ?? 0;
  const again = await redrive(database, sourceId, { fileId, operatorId, reason: "UNRATEABLE" });
  expect(again.counts).toMatchObject({ received: 1, accepted: 1 });
});

it("a mapping that does not describe its columns is refused", async () => {
  const sourceId = await portfolio.addSource({ format: "fixed", ...common } as SourceMappingInput);
  await expect(ingestText(database, sourceId, "x.txt", "a\n")).rejects.toMatchObject({
    code: "MAPPING_INVALID",
    message: expect.stringContaining("fixed: is needed for the format fixed"),
  });
});
