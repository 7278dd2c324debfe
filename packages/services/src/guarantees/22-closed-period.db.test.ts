import { Readable } from "node:stream";
import { testDatabase } from "@tributary/db/testing/test-database";
import { parseMicros } from "@tributary/domain/money/micros";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePeriod } from "../period/close-period.ts";
import { previewRun } from "../settlement/preview-run.ts";
import { makePlain } from "../testing/plain.ts";
import { settlePeriod } from "../testing/settle-period.ts";
import { PLAIN_TERMS } from "../testing/terms.ts";
import { AGREEMENT, SOURCE, type World } from "../testing/world.ts";
import { verify } from "../verify/verify.ts";

const LATE_FILES = 10;
const RECORDS_PER_FILE = 1_000;
const IMSI = { alfa: "262010000000001", beta: "262010000000002" } as const;

let world: World;
beforeAll(async () => {
  world = await makePlain(await testDatabase(), {
    ...PLAIN_TERMS,
    zones: { plmns: { "26201": "domestic" }, prefixes: {} },
  });
  await world.db.simAssignment.createMany({
    data: Object.entries(IMSI).map(([operatorId, imsi]) => ({
      operatorId,
      agreementId: AGREEMENT,
      imsi,
      validFrom: new Date("2025-01-01T00:00:00Z"),
    })),
  });
});
afterAll(() => world.test.close());

/** A file of sessions of 10 MB each, one a second. */
async function ingest(name: string, day: string, imsi: string, records: number): Promise<void> {
  const start = Date.parse(`${day}T08:00:00Z`);
  const rows = Array.from({ length: records }, (_, index) => {
    const time = new Date(start + index * 1000).toISOString().replace(".000", "");
    return `${time},${imsi},D,10000000,26201`;
  });
  const text = `time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`;
  const result = await ingestFile(world.test, {
    stream: Readable.from([Buffer.from(text)]),
    name,
    source: SOURCE,
    receivedAt: Date.parse("2027-01-01T00:00:00Z"),
  });
  expect(result.counts).toMatchObject({ accepted: records, attributed: records });
}

async function statementHashes(): Promise<string[]> {
  const rows = await world.db.statement.findMany({
    where: { period: "2026-10" },
    orderBy: { number: "asc" },
  });
  return rows.map(({ number, version, hash }) => `${number} v${version} ${hash}`);
}

test("10,000 late CDRs change no issued statement; all are adjusted in the next period", async () => {
  // October: 1,000 sessions of 10 MB each operator are 10 GB each at 1.00.
  await ingest("october-alfa.csv", "2026-10-03", IMSI.alfa, 1_000);
  await ingest("october-beta.csv", "2026-10-03", IMSI.beta, 1_000);
  await world.addInvoice("2026-10", [{ line: "L1", amount: "20.00", quantity: "20", rate: "1.00" }]);
  await settlePeriod(world, "2026-10");
  await closePeriod(world.test, { agreementId: AGREEMENT, period: "2026-10", actor: "finance" });
  const before = await statementHashes();

  for (let file = 0; file < LATE_FILES; file++) {
    const imsi = file % 4 === 0 ? IMSI.alfa : IMSI.beta;
    await ingest(`late-${file}.csv`, `2026-10-${10 + file}`, imsi, RECORDS_PER_FILE);
  }
  await ingest("november.csv", "2026-11-05", IMSI.alfa, 100);
  await world.addInvoice("2026-11", [{ line: "L1", amount: "1.00", quantity: "1", rate: "1.00" }]);
  const november = await settlePeriod(world, "2026-11");

  // Alfa has files 0, 4 and 8: 3,000 sessions are 30 GB; beta the other seven: 70 GB. 10 % margin on each.
  const adjustments = await world.db.adjustment.findMany({
    orderBy: [{ operatorId: "asc" }, { lineCode: "asc" }],
  });
  expect(
    adjustments.map((row) => [
      row.operatorId,
      row.lineCode?.slice(0, 6),
      row.reason,
      row.originPeriod,
      row.amountMicros,
    ]),
  ).toEqual([
    ["alfa", "L1", "late_usage", "2026-10", parseMicros("30.00")],
    ["alfa", "MARGIN", "late_usage", "2026-10", parseMicros("3.00")],
    ["beta", "L1", "late_usage", "2026-10", parseMicros("70.00")],
    ["beta", "MARGIN", "late_usage", "2026-10", parseMicros("7.00")],
  ]);
  expect(november.statements.map(({ operatorId, netMicros }) => [operatorId, netMicros])).toEqual([
    ["alfa", parseMicros("34.10")],
    ["beta", parseMicros("77.00")],
  ]);

  const settled = await world.db.settledUsage.findMany({
    where: { period: "2026-10", runId: november.runId },
    include: { file: { select: { accepted: true } } },
  });
  const taken = settled.reduce((sum, { file }) => sum + file.accepted, 0);
  const unchanged = (await statementHashes()).filter((line, index) => line === before[index]).length;
  console.log(
    `guarantee 22: ${taken} of ${LATE_FILES * RECORDS_PER_FILE} late CDRs adjusted in the next period, ` +
      `${unchanged} of ${before.length} issued statements unchanged`,
  );
  expect(taken).toBe(LATE_FILES * RECORDS_PER_FILE);
  expect(unchanged).toBe(before.length);
  expect(before).toHaveLength(2);
});

test("run again, nothing is left to correct, and everything still adds up", async () => {
  await ingest("december.csv", "2026-12-02", IMSI.alfa, 100);
  const request = { agreementId: AGREEMENT, period: "2026-12" };
  const [first, second] = [await previewRun(world.db, request), await previewRun(world.db, request)];
  expect(first.result.corrections).toEqual([]);
  expect(second.hash).toBe(first.hash);
  const report = await verify(world.db);
  expect(Object.entries(report).filter(([, { holds }]) => !holds)).toEqual([]);
});
