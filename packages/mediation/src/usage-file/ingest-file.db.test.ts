import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePortfolio, mapping, type TestPortfolio, terms } from "../testing/portfolio.ts";
import { ingestText, receivedAt, type UsageLine, usageText } from "../testing/usage-text.ts";
import { ingestFile } from "./ingest-file.ts";
import { sequenceGaps } from "./sequence-gaps.ts";

let database: TestDatabase;
let folder: string;
let sims = 0;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tributary-files-"));
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const cdrsOf = (operatorId: string) =>
  database
    .operatorDb(operatorId)
    .usage.cdr.findMany({ orderBy: [{ occurredAt: "asc" }, { recordNumber: "asc" }] });
const eventsOf = async (sourceId: string) =>
  (await database.mediationDb().usageFileEvent.findMany({ where: { sourceId }, orderBy: { id: "asc" } })).map(
    ({ kind, name }) => `${kind} ${name}`,
  );

interface World extends TestPortfolio {
  readonly alfa: string;
  readonly imsi: string;
  readonly ingest: (name: string, lines: readonly UsageLine[]) => ReturnType<typeof ingestText>;
}

/** A source of its own with one operator and one SIM. */
async function world(options: Parameters<typeof makePortfolio>[1] = {}): Promise<World> {
  const portfolio = await makePortfolio(database, options);
  const alfa = (await database.makeOperator()).id;
  const imsi = `2620144400${String(++sims).padStart(5, "0")}`;
  await portfolio.addSims([{ imsi, operatorId: alfa }]);
  const ingest: World["ingest"] = (name, lines) =>
    ingestText(database, portfolio.sourceId, name, usageText(lines));
  return { ...portfolio, alfa, imsi, ingest };
}

/** A call of the hour, told apart by its minute. */
const call = (imsi: string, minute: number): UsageLine => ({
  time: `2026-10-03T08:${String(minute).padStart(2, "0")}:00Z`,
  imsi,
});

describe("a file", () => {
  it("is stored whole, each record rated under its operator, and its counts add up", async () => {
    const { alfa, imsi, ingest } = await world();
    const result = await ingest("one.csv", [
      { ...call(imsi, 0), seconds: 61 },
      { ...call(imsi, 1), type: "D", seconds: 0, bytes: 1_500_000, plmn: "26801" },
      { ...call("262019999999999", 2) },
      { ...call(imsi, 3), other: "900123" },
      { ...call(imsi, 4), seconds: -1 },
    ]);
    expect(result).toMatchObject({ status: "loaded", warnings: [] });
    expect(result.counts).toEqual({
      received: 5,
      accepted: 3,
      duplicates: 0,
      rejected: 0,
      quarantined: 2,
      attributed: 2,
      unattributed: 1,
    });
    // 61 s at 60/60 are 2 minutes of 0.02; 1.5 MB of 0.90 are 1.35, with 0 s.
    expect((await cdrsOf(alfa)).map((cdr) => [cdr.zone, cdr.ratedQuantity, cdr.chargeMicros])).toEqual([
      ["domestic", 120n, 40_000n],
      ["eu", 1_500_000n, 1_350_000n],
    ]);
    const manifest = await database
      .portfolioDb()
      .usageFile.findUniqueOrThrow({ where: { id: result.fileId ?? 0 } });
    expect(manifest).toMatchObject({
      name: "one.csv",
      received: 5,
      accepted: 3,
      quarantined: 2,
      unattributed: 1,
    });
    const totals = await database.portfolioDb().quarantineTotal.findMany({ where: { fileId: manifest.id } });
    expect(totals.map(({ operatorId, reason, records }) => [operatorId, reason, records]).sort()).toEqual([
      [alfa, "NEGATIVE", 1n],
      [alfa, "UNRATEABLE", 1n],
    ]);
  });

  it("the same twice, renamed or compressed, changes nothing and is logged as a copy", async () => {
    const { alfa, imsi, sourceId, ingest } = await world();
    const lines = [call(imsi, 0)];
    const { fileId } = await ingest("first.csv", lines);
    const path = join(folder, "sent.csv.gz");
    writeFileSync(path, gzipSync(usageText(lines)));
    const copies = [
      await ingest("first.csv", lines),
      await ingest("renamed.csv", lines),
      await ingestFile(database, { path, name: "sent.csv.gz", source: sourceId, receivedAt }),
      await ingestFile(database, {
        stream: createReadStream(path),
        name: "first.csv.gz",
        source: sourceId,
        receivedAt,
      }),
    ];
    expect(copies.map((copy) => [copy.status, copy.fileId])).toEqual(copies.map(() => ["copy", fileId]));
    expect(await cdrsOf(alfa)).toHaveLength(1);
    expect(await eventsOf(sourceId)).toEqual([
      "copy first.csv",
      "copy renamed.csv",
      "copy sent.csv.gz",
      "copy first.csv.gz",
    ]);
  });

  it("of a name that other bytes had is refused", async () => {
    const { alfa, imsi, sourceId, ingest } = await world();
    await ingest("daily.csv", [call(imsi, 0)]);
    const reused = await ingest("daily.csv", [call(imsi, 1)]);
    expect(reused).toMatchObject({ status: "name_reused", fileId: null });
    expect(await cdrsOf(alfa)).toHaveLength(1);
    expect(await eventsOf(sourceId)).toEqual(["name_reused daily.csv"]);
  });

  it("that overlaps another adds its new rows only; the rest is kept as evidence", async () => {
    const { alfa, imsi, ingest } = await world();
    const minutes = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => call(imsi, from + at));
    await ingest("a.csv", minutes(0, 20));
    const second = await ingest("b.csv", minutes(10, 30));
    expect(second.counts).toMatchObject({ received: 20, accepted: 10, duplicates: 10, attributed: 10 });
    expect(await cdrsOf(alfa)).toHaveLength(30);
    const sums = await database
      .portfolioDb()
      .usageAggregate.findMany({ where: { fileId: second.fileId ?? 0 } });
    expect(sums.map((sum) => [sum.outcome, sum.records, sum.chargeMicros]).sort()).toEqual([
      ["accepted", 10n, 200_000n],
      ["duplicate", 10n, 200_000n],
    ]);
    const none = await ingest("c.csv", minutes(5, 15));
    expect(none.counts).toMatchObject({ accepted: 0, duplicates: 10 });
  });

  it("that overlaps another is found out when it is large and the overlap was not looked for", async () => {
    const { alfa, imsi, ingest } = await world();
    const seconds = (from: number, to: number): UsageLine[] =>
      Array.from({ length: to - from }, (_, at) => ({
        time: new Date(Date.UTC(2026, 9, 4) + (from + at) * 1000).toISOString().replace(".000", ""),
        imsi,
      }));
    await ingest("a.csv", seconds(0, 30_000));
    const second = await ingest("b.csv", seconds(29_990, 55_000));
    expect(second.counts).toMatchObject({ accepted: 25_000, duplicates: 10 });
    expect(await database.operatorDb(alfa).usage.cdr.count()).toBe(55_000);
  });

  it("and others that overlap it, all ingested at once, count each record once", async () => {
    const { alfa, imsi, ingest } = await world();
    const windows = Array.from({ length: 8 }, (_, at) =>
      Array.from({ length: 24 }, (_, minute) => call(imsi, at * 5 + minute)),
    );
    const results = await Promise.all(windows.map((lines, at) => ingest(`at-once-${at}.csv`, lines)));
    // Minutes 0 to 58.
    expect(await database.operatorDb(alfa).usage.cdr.count()).toBe(59);
    expect(results.reduce((sum, { counts }) => sum + (counts?.accepted ?? 0), 0)).toBe(59);
    expect(results.reduce((sum, { counts }) => sum + (counts?.duplicates ?? 0), 0)).toBe(8 * 24 - 59);
    const same = await Promise.all([0, 1, 2, 3].map((at) => ingest(`same-${at}.csv`, [call(imsi, 59)])));
    expect(same.map(({ status }) => status).sort()).toEqual(["copy", "copy", "copy", "loaded"]);
  });

  it("that comes again after its SIM was found leaves the record where it is, counted once", async () => {
    const { alfa, imsi, ingest, addSims } = await world();
    const stranger = "262014449999999";
    const first = await ingest("a.csv", [call(imsi, 0), call(stranger, 1)]);
    expect(first.counts).toMatchObject({ attributed: 1, unattributed: 1 });
    await addSims([{ imsi: stranger, operatorId: alfa }]);
    const second = await ingest("b.csv", [call(stranger, 1), call(imsi, 2)]);
    expect(second.counts).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it("with two truly identical messages in one second keeps both, and an overlap drops both", async () => {
    const { alfa, imsi, ingest } = await world();
    const twin: UsageLine = { ...call(imsi, 0), type: "S", seconds: 0 };
    await ingest("a.csv", [twin, twin]);
    expect(await cdrsOf(alfa)).toHaveLength(2);
    const second = await ingest("b.csv", [twin, call(imsi, 1), twin, twin]);
    expect(second.counts).toMatchObject({ accepted: 2, duplicates: 2 });
  });

  it("with one record id twice keeps one record", async () => {
    const { alfa, imsi, addSource } = await world();
    const source = await addSource({ ...mapping, recordId: ["other"] });
    const text = usageText([
      { ...call(imsi, 0), other: "4930777" },
      { ...call(imsi, 0), other: "4930777", seconds: 99 },
      { ...call(imsi, 0), other: "4930778" },
    ]);
    const { counts } = await ingestText(database, source, "ids.csv", text);
    expect(counts).toMatchObject({ received: 3, accepted: 2, duplicates: 1 });
    expect((await cdrsOf(alfa)).map(({ recordId }) => recordId).sort()).toEqual(["4930777", "4930778"]);
  });

  it("43 after 41 is taken in, and the gap is told until 42 comes", async () => {
    const sequence = { pattern: "_(\\d+)\\.csv" };
    const { imsi, sourceId, ingest } = await world({ mapping: { ...mapping, sequence } });
    expect((await ingest("cdr_041.csv", [call(imsi, 1)])).sequenceGap).toBeUndefined();
    const after = await ingest("cdr_043.csv", [call(imsi, 3)]);
    expect(after).toMatchObject({ status: "loaded", sequenceGap: { firstMissing: 42, lastMissing: 42 } });
    expect(await sequenceGaps(database, sourceId)).toEqual([{ firstMissing: 42, lastMissing: 42 }]);
    expect((await ingest("cdr_042.csv", [call(imsi, 2)])).sequenceGap).toBeUndefined();
    expect(await sequenceGaps(database, sourceId)).toEqual([]);
    // Two files without records have the same bytes; each is the file of its number all the same.
    await ingest("cdr_044.csv", []);
    expect((await ingest("cdr_045.csv", [])).status).toBe("copy");
    await ingest("cdr_046.csv", [call(imsi, 6)]);
    expect(await sequenceGaps(database, sourceId)).toEqual([]);
    await expect(ingest("cdr.csv", [])).rejects.toThrow(/holds no sequence number/);
  });

  it("whose trailer does not agree is held whole; corrected, it is taken in under its name", async () => {
    const controls = [
      {
        when: [{ column: 1, equals: "END" }],
        count: 2,
        sums: [{ text: 3, of: "durationSeconds" as const }],
      },
    ];
    const { alfa, imsi, sourceId } = await world({ mapping: { ...mapping, controls } });
    const text = (trailer: string) => `${usageText([call(imsi, 0), call(imsi, 1)])}END,${trailer}\n`;
    const held = await ingestText(database, sourceId, "t.csv", text("3,120"));
    expect(held).toMatchObject({
      status: "held",
      fileId: null,
      message: expect.stringContaining("line 4 states records 3"),
    });
    const wrongSum = await ingestText(database, sourceId, "t.csv", text("2,121"));
    expect(wrongSum.status).toBe("held");
    expect(await cdrsOf(alfa)).toEqual([]);
    const loaded = await ingestText(database, sourceId, "t.csv", text("2,120"));
    expect(loaded).toMatchObject({ status: "loaded", counts: { received: 2, accepted: 2 } });
    expect(await eventsOf(sourceId)).toEqual(["held t.csv", "held t.csv"]);
  });

  it("in a spreadsheet's dress is read: BOM, CRLF, quoted line ends, comma, thin spaces, =cmd", async () => {
    const described = {
      ...mapping,
      csv: { delimiter: ";" },
      numbers: { decimalMark: "," as const, thousandsMarks: [" "] },
      skip: [{ when: [{ column: "type", equals: "T" }], reason: "totals" }],
      occurredAt: { columns: ["day", "hour"], format: "dd/MM/yy HH:mm:ss", zone: "Europe/Berlin" },
      duration: { column: "seconds", form: "00m30s" as const },
      volume: { columns: ["bytes"], unit: "MB" as const },
      sourceCharge: { column: "amount" },
      apn: "apn",
    };
    const { alfa, imsi, sourceId } = await world({ mapping: described });
    const text = [
      "\ufeffday;hour;imsi;msisdn;other;type;seconds;bytes;plmn;apn;amount",
      `03/10/26;10:00:00;${imsi};;"+49 (30) ""123""";V;01m01s;;;"two\r\nlines";0,04`,
      `03/10/26;10:00:01;${imsi};;;D;;1\u2009234,5;26201;=cmd|' /C calc'!A0;1\u00a0111,05`,
      ";;;;;T;;;;;1 111,09",
      "",
    ].join("\r\n");
    const { counts } = await ingestText(database, sourceId, "sheet.csv", text);
    expect(counts).toMatchObject({ received: 3, accepted: 2, rejected: 1, quarantined: 0 });
    expect(await cdrsOf(alfa)).toMatchObject([
      {
        otherParty: "4930123",
        durationSeconds: 61,
        apn: "two\r\nlines",
        sourceChargeMicros: 40_000n,
        recordNumber: 2,
      },
      {
        volumeBytes: 1_234_500_000n,
        apn: "=cmd|' /C calc'!A0",
        sourceChargeMicros: 1_111_050_000n,
        recordNumber: 4,
      },
    ]);
  });

  it("that cannot be read is refused and remembered", async () => {
    const { sourceId } = await world();
    await expect(ingestText(database, sourceId, "x.csv", "no,such,columns\n1,2,3\n")).rejects.toThrow(
      /no column "time"/,
    );
    await expect(
      ingestText(database, sourceId, "y.csv.gz", gzipSync("a".repeat(99)).subarray(0, 20)),
    ).rejects.toThrow(/cannot be read/);
    expect(await eventsOf(sourceId)).toEqual(["unreadable x.csv", "unreadable y.csv.gz"]);
  });
});

describe("rating", () => {
  it("rounds up to increments: 0 s is 0, 61 s at 60/60 is 120 s", async () => {
    const { alfa, imsi, ingest } = await world();
    await ingest(
      "r.csv",
      [0, 1, 60, 61].map((seconds, minute) => ({ ...call(imsi, minute), seconds })),
    );
    expect((await cdrsOf(alfa)).map(({ ratedQuantity }) => ratedQuantity)).toEqual([0n, 60n, 60n, 120n]);
  });

  it("at 30/6: 32 s is 36 s, 57 s is 60 s, 75 s is 78 s", async () => {
    const lines = terms.lines.map((line) =>
      line.kind === "usage" && line.code === "voice"
        ? { ...line, record: { ...line.record, first: "30", next: "6" } }
        : line,
    );
    const { alfa, imsi, ingest } = await world({ terms: { ...terms, lines } });
    await ingest(
      "r.csv",
      [32, 57, 75].map((seconds, minute) => ({ ...call(imsi, minute), seconds })),
    );
    expect((await cdrsOf(alfa)).map(({ ratedQuantity }) => ratedQuantity)).toEqual([36n, 60n, 78n]);
  });

  it("of no rate is UNRATEABLE, never 0; a zone that is free is 0, never UNRATEABLE", async () => {
    const free = terms.lines.map((line) =>
      line.code === "sms" && line.kind === "usage"
        ? {
            ...line,
            code: "free",
            services: ["voice" as const],
            zones: ["premium"],
            pricing: { model: "per-unit" as const, rate: "0" },
          }
        : line,
    );
    const missing = await world();
    const explicit = await world({ terms: { ...terms, lines: free } });
    for (const { ingest, imsi } of [missing, explicit]) {
      await ingest(`${imsi}.csv`, [
        { ...call(imsi, 0), other: "900123" },
        { ...call(imsi, 1), other: "7" },
      ]);
    }
    expect(await cdrsOf(missing.alfa)).toEqual([]);
    expect(await cdrsOf(explicit.alfa)).toMatchObject([
      { zone: "premium", chargeMicros: 0n, ratedQuantity: 60n },
    ]);
    const quarantine = await database
      .operatorDb(missing.alfa)
      .usage.quarantine.findMany({ orderBy: { recordNumber: "asc" } });
    expect(quarantine.map(({ reason, detail }) => `${reason}: ${detail}`)).toEqual([
      "UNRATEABLE: zone premium has no rate for voice mo",
      "UNRATEABLE: no zone is known for voice mo",
    ]);
  });
});
