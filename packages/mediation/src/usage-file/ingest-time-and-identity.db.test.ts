import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePortfolio, mapping, type Sim, type TestPortfolio, terms } from "../testing/portfolio.ts";
import { ingestText, type UsageLine, usageText } from "../testing/usage-text.ts";

let database: TestDatabase;
let files = 0;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

const operator = async () => (await database.makeOperator()).id;
const cdrsOf = (operatorId: string) =>
  database
    .operatorDb(operatorId)
    .usage.cdr.findMany({ orderBy: [{ occurredAt: "asc" }, { recordNumber: "asc" }] });
const quarantineOf = (operatorId: string) => database.operatorDb(operatorId).usage.quarantine.findMany();
const ingest = (portfolio: TestPortfolio, lines: readonly UsageLine[]) =>
  ingestText(database, portfolio.sourceId, `file-${++files}.csv`, usageText(lines));

/** What of a file waits untagged, by line. */
async function suspended(fileId: number | null) {
  const found = await database.superuser.query(
    `SELECT record_number, reason, detail FROM t_suspense.quarantine
     WHERE file_id = $1 ORDER BY record_number`,
    [fileId],
  );
  return found.rows as { record_number: number; reason: string; detail: string }[];
}

async function oneSim(
  sim: Omit<Sim, "operatorId" | "imsi"> = {},
  options: Parameters<typeof makePortfolio>[1] = {},
) {
  const portfolio = await makePortfolio(database, options);
  const alfa = await operator();
  const imsi = `2620155500${String(++files).padStart(5, "0")}`;
  await portfolio.addSims([{ imsi, operatorId: alfa, ...sim }]);
  return { portfolio, alfa, imsi };
}

describe("time", () => {
  it.each([
    ["start", "2026-10"],
    ["end", "2026-11"],
    ["load", "2027-01"],
  ] as const)("a call over a month's end is one record of one period, by the %s", async (cutOff, period) => {
    const { portfolio, alfa, imsi } = await oneSim({}, { terms: { ...terms, cutOff } });
    // 31 October 23:59:30 to 1 November 00:00:30 in Berlin (+01:00 by then).
    await ingest(portfolio, [{ time: "2026-10-31T22:59:30Z", imsi, seconds: 60 }]);
    expect((await cdrsOf(alfa)).map((cdr) => [cdr.period, cdr.durationSeconds])).toEqual([[period, 60]]);
  });

  it("an event exactly at the period's end belongs to the next period", async () => {
    const { portfolio, alfa, imsi } = await oneSim();
    const times = [
      "2026-09-30T21:59:59Z",
      "2026-09-30T22:00:00Z",
      "2026-10-31T22:59:59Z",
      "2026-10-31T23:00:00Z",
    ];
    const { fileId } = await ingest(
      portfolio,
      times.map((time) => ({ time, imsi })),
    );
    expect((await cdrsOf(alfa)).map(({ period }) => period)).toEqual([
      "2026-09",
      "2026-10",
      "2026-10",
      "2026-11",
    ]);
    const sums = await database.portfolioDb().usageAggregate.findMany({
      where: { fileId: fileId ?? 0 },
      orderBy: { id: "asc" },
    });
    // Berlin's month begins one or two hours before that of UTC: the evidence for a difference at the edge.
    expect(sums.map((sum) => [sum.period, sum.utcPeriod, sum.day.toISOString().slice(0, 10)])).toEqual([
      ["2026-09", "2026-09", "2026-09-30"],
      ["2026-10", "2026-09", "2026-10-01"],
      ["2026-10", "2026-10", "2026-10-31"],
      ["2026-11", "2026-10", "2026-11-01"],
    ]);
  });

  it("both events at 02:30 of a 25-hour day are kept, in the order of UTC, with a warning", async () => {
    const local = (fold: "earlier" | "later") => ({
      ...mapping,
      occurredAt: { columns: ["time"], format: "yyyy-MM-dd HH:mm:ss", zone: "Europe/Berlin", fold },
    });
    const { portfolio, alfa, imsi } = await oneSim({}, { mapping: local("earlier") });
    const result = await ingest(portfolio, [{ time: "2026-10-25 02:30:00", imsi }]);
    expect(result.warnings).toEqual([
      "1 record lies in a local hour that came twice, read as the earlier one.",
    ]);
    const later = await portfolio.addSource(local("later"));
    await ingestText(
      database,
      later,
      "later.csv",
      usageText([{ time: "2026-10-25 02:30:00", imsi, seconds: 61 }]),
    );
    expect((await cdrsOf(alfa)).map(({ occurredAt }) => occurredAt.toISOString())).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-25T01:30:00.000Z",
    ]);
  });

  it("a local time that the clocks skipped is MALFORMED", async () => {
    const occurredAt = { columns: ["time"], format: "yyyy-MM-dd HH:mm:ss", zone: "Europe/Berlin" };
    const { portfolio, imsi } = await oneSim({}, { mapping: { ...mapping, occurredAt } });
    const { fileId, counts } = await ingest(portfolio, [{ time: "2026-03-29 02:30:00", imsi }]);
    expect(counts).toMatchObject({ received: 1, accepted: 0, quarantined: 1 });
    expect(await suspended(fileId)).toMatchObject([{ record_number: 2, reason: "MALFORMED" }]);
  });

  it("an event more than ten minutes after the file came is FUTURE", async () => {
    const { portfolio, alfa, imsi } = await oneSim();
    const times = ["2026-10-01T12:10:00Z", "2026-10-01T12:10:01Z"];
    const text = usageText(times.map((time) => ({ time, imsi })));
    await ingestText(database, portfolio.sourceId, "future.csv", text, Date.UTC(2026, 9, 1, 12));
    expect(await cdrsOf(alfa)).toHaveLength(1);
    expect(await quarantineOf(alfa)).toMatchObject([{ reason: "FUTURE", recordNumber: 3 }]);
  });
});

describe("identity", () => {
  it("a SIM that moves at 10:00 is the first operator's at 09:59:59, the second's at 10:00:00", async () => {
    const { portfolio, alfa, imsi } = await oneSim({ validUntil: "2026-10-15T08:00:00Z" });
    const beta = await operator();
    await portfolio.addSims([{ imsi, operatorId: beta, validFrom: "2026-10-15T08:00:00Z" }]);
    await ingest(portfolio, [
      { time: "2026-10-15T07:59:59Z", imsi, seconds: 600 },
      { time: "2026-10-15T08:00:00Z", imsi },
    ]);
    expect(await cdrsOf(alfa)).toMatchObject([{ operatorId: alfa, durationSeconds: 600 }]);
    expect(await cdrsOf(beta)).toMatchObject([{ operatorId: beta, durationSeconds: 60 }]);
  });

  it("usage of a number after its port-out is unattributed, unless the IMSI still matches", async () => {
    const { portfolio, alfa, imsi } = await oneSim({
      msisdn: "4915550001",
      validUntil: "2026-10-10T00:00:00Z",
    });
    const { counts } = await ingest(portfolio, [
      { time: "2026-10-11T00:00:00Z", msisdn: "4915550001" },
      { time: "2026-10-11T00:00:01Z", imsi, msisdn: "4915550001" },
      { time: "2026-10-09T00:00:00Z", msisdn: "4915550001" },
    ]);
    expect(counts).toMatchObject({ accepted: 3, attributed: 1, unattributed: 2, quarantined: 0 });
    await portfolio.addSims([{ imsi, operatorId: alfa, validFrom: "2026-10-10T00:00:00Z" }]);
    const next = await ingest(portfolio, [{ time: "2026-10-11T00:00:02Z", imsi, msisdn: "4915550001" }]);
    expect(next.counts).toMatchObject({ attributed: 1, unattributed: 0 });
  });

  it("a recycled number leaves its history with the first operator", async () => {
    const until = "2026-10-10T00:00:00Z";
    const { portfolio, alfa } = await oneSim({ msisdn: "4915550002", validUntil: until });
    const beta = await operator();
    await portfolio.addSims([
      { imsi: "262015559999999", operatorId: beta, msisdn: "4915550002", validFrom: "2026-10-20T00:00:00Z" },
    ]);
    await ingest(portfolio, [
      { time: "2026-10-05T00:00:00Z", msisdn: "4915550002" },
      { time: "2026-10-25T00:00:00Z", msisdn: "4915550002" },
    ]);
    expect((await cdrsOf(alfa)).map(({ occurredAt }) => occurredAt.getUTCDate())).toEqual([5]);
    expect((await cdrsOf(beta)).map(({ occurredAt }) => occurredAt.getUTCDate())).toEqual([25]);
  });

  it("an IMSI of one operator with a number of another is AMBIGUOUS, and nobody's", async () => {
    const { portfolio, alfa, imsi } = await oneSim();
    const beta = await operator();
    await portfolio.addSims([{ imsi: "262015558888888", operatorId: beta, msisdn: "4915550003" }]);
    const { fileId, counts } = await ingest(portfolio, [
      { time: "2026-10-05T00:00:00Z", imsi, msisdn: "4915550003" },
    ]);
    expect(counts).toMatchObject({ accepted: 0, quarantined: 1 });
    expect(await suspended(fileId)).toMatchObject([
      { reason: "AMBIGUOUS", detail: expect.stringContaining(alfa) },
    ]);
    expect(await quarantineOf(alfa)).toEqual([]);
    expect(await quarantineOf(beta)).toEqual([]);
  });

  it("both IMSIs of one SIM are its operator's", async () => {
    const { portfolio, alfa, imsi } = await oneSim({ msisdn: "4915550004" });
    await portfolio.addSims([{ imsi: "268015557777777", operatorId: alfa, msisdn: "4915550004" }]);
    await ingest(portfolio, [
      { time: "2026-10-05T00:00:00Z", imsi, msisdn: "4915550004" },
      { time: "2026-10-05T00:00:01Z", imsi: "268015557777777", msisdn: "4915550004" },
    ]);
    expect(await cdrsOf(alfa)).toHaveLength(2);
  });

  it("a test SIM costs wholesale like any other and is marked", async () => {
    const { portfolio, alfa, imsi } = await oneSim({ isTest: true });
    const { fileId } = await ingest(portfolio, [{ time: "2026-10-05T00:00:00Z", imsi }]);
    expect(await cdrsOf(alfa)).toMatchObject([{ isTest: true, chargeMicros: 20_000n }]);
    const sums = await database.portfolioDb().usageAggregate.findMany({ where: { fileId: fileId ?? 0 } });
    expect(sums).toMatchObject([{ operatorId: alfa, chargeMicros: 20_000n }]);
  });

  it("usage after an operator's end is CLOSED_OPERATOR, kept with its value", async () => {
    const portfolio = await makePortfolio(database);
    const { id } = await database.makeOperator({ liveUntil: new Date("2026-10-17T00:00:00Z") });
    await portfolio.addSims([{ imsi: "262015556666666", operatorId: id }]);
    await ingest(portfolio, [
      { time: "2026-10-16T23:59:59Z", imsi: "262015556666666" },
      { time: "2026-10-17T00:00:00Z", imsi: "262015556666666" },
    ]);
    expect(await cdrsOf(id)).toHaveLength(1);
    expect(await quarantineOf(id)).toMatchObject([{ reason: "CLOSED_OPERATOR", valueMicros: 20_000n }]);
  });

  it("a record without any identifier is UNASSIGNED", async () => {
    const portfolio = await makePortfolio(database);
    const { fileId } = await ingest(portfolio, [{ time: "2026-10-05T00:00:00Z" }]);
    expect(await suspended(fileId)).toMatchObject([{ reason: "UNASSIGNED" }]);
  });
});
