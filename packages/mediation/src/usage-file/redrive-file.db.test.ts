import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePortfolio, mapping, terms } from "../testing/portfolio.ts";
import { redrive } from "../testing/redrive-text.ts";
import { ingestText, receivedAt, type UsageLine, usageText } from "../testing/usage-text.ts";

let database: TestDatabase;
let sims = 0;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

type World = Awaited<ReturnType<typeof world>>;

/** A source of its own with one operator and one SIM. */
async function world(options: Parameters<typeof makePortfolio>[1] = {}) {
  const portfolio = await makePortfolio(database, options);
  const alfa = (await database.makeOperator()).id;
  const imsi = `2620177700${String(++sims).padStart(5, "0")}`;
  await portfolio.addSims([{ imsi, operatorId: alfa }]);
  const { sourceId, agreementId } = portfolio;
  return {
    ...portfolio,
    alfa,
    imsi,
    ingest: async (name: string, lines: readonly UsageLine[]) =>
      (await ingestText(database, sourceId, name, usageText(lines))).fileId ?? 0,
    redrive: (fileId: number, operatorId: string, reason: string) =>
      redrive(database, sourceId, { fileId, operatorId, reason }),
    remap: async (changed: object) => {
      const data = { mapping: { ...mapping, ...changed } };
      await database.portfolioDb().usageSource.update({ where: { id: sourceId }, data });
    },
    addVersion: (version: number, zones: string[]) =>
      database.portfolioDb().agreementVersion.create({
        data: {
          agreementId,
          version,
          effectiveFrom: new Date(version),
          terms: { ...terms, lines: terms.lines.map((line) => ({ ...line, zones })) } as object,
          createdBy: "test",
        },
      }),
  };
}

const VIDEO = { service: { column: "type", values: { V: "voice", S: "sms", D: "data", X: "voice" } } };
const cdrsOf = (operatorId: string) =>
  database.operatorDb(operatorId).usage.cdr.findMany({ orderBy: [{ recordNumber: "asc" }] });
const manifest = (id: number) => database.mediationDb().usageFile.findUniqueOrThrow({ where: { id } });
const audits = (subject: string) =>
  database.portfolioDb().auditEvent.findMany({ where: { subject, action: "usage-file:redrive" } });

/** What waits of a file by the sums: operator, reason, records, value. */
async function waiting(fileId: number) {
  const rows = await database.portfolioDb().quarantineTotal.groupBy({
    by: ["operatorId", "reason"],
    where: { fileId },
    _sum: { records: true, valueMicros: true },
    orderBy: [{ reason: "asc" }],
  });
  return rows.map(({ operatorId, reason, _sum }) => [operatorId, reason, _sum.records, _sum.valueMicros]);
}

/** Rows of every table a re-drive writes. */
async function everything({ alfa }: World) {
  const { rows } = await database.superuser.query(
    `SELECT (SELECT count(*) FROM usage_file) AS files, (SELECT count(*) FROM usage_aggregate) AS sums,
       (SELECT count(*) FROM quarantine_total) AS totals, (SELECT count(*) FROM audit_event) AS audits,
       (SELECT count(*) FROM t_${alfa}.cdr) AS cdrs, (SELECT count(*) FROM t_${alfa}.quarantine) AS waiting,
       (SELECT count(*) FROM t_suspense.quarantine) AS nobodys,
       (SELECT count(*) FROM t_suspense.redriven) AS redriven`,
  );
  return rows;
}

describe("a re-drive", () => {
  it("takes in what the corrected mapping can read, as a manifest of its own", async () => {
    const here = await world();
    const { alfa, imsi } = here;
    const fileId = await here.ingest("re-1.csv", [
      { time: "2026-10-03T08:00:00Z", imsi },
      { time: "2026-10-03T09:00:00Z", imsi, type: "X", seconds: 61 },
      { time: "2026-10-03T10:00:00Z", imsi, type: "X", seconds: 30 },
      { time: "2026-10-03T11:00:00Z", imsi, type: "Y" },
    ]);
    expect(await waiting(fileId)).toEqual([[null, "MALFORMED", 3n, 0n]]);
    await here.remap(VIDEO);
    const redriven = await here.redrive(fileId, "suspense", "MALFORMED");
    expect(redriven).toMatchObject({ fileId, name: "re-1.csv", looked: 3 });
    // Type Y is as unknown as before and is not taken up.
    expect(redriven.counts).toEqual({
      received: 2,
      accepted: 2,
      duplicates: 0,
      rejected: 0,
      quarantined: 0,
      attributed: 2,
      unattributed: 0,
    });
    const id = redriven.redriveFileId ?? 0;
    // 61 s are two minutes, 30 s are one, at 0.02 each.
    expect((await cdrsOf(alfa)).map((cdr) => [cdr.fileId, cdr.recordNumber, cdr.chargeMicros])).toEqual([
      [fileId, 2, 20_000n],
      [id, 3, 40_000n],
      [id, 4, 20_000n],
    ]);
    expect(await manifest(id)).toMatchObject({
      name: "re-drive 1 of re-1.csv",
      sequence: null,
      redriveOf: fileId,
      receivedAt: new Date(receivedAt),
      firstOccurredAt: new Date("2026-10-03T09:00:00Z"),
      lastOccurredAt: new Date("2026-10-03T10:00:00Z"),
    });
    expect(await manifest(fileId)).toMatchObject({ received: 4, accepted: 1, quarantined: 3 });
    expect(await waiting(fileId)).toEqual([[null, "MALFORMED", 1n, 0n]]);
    const sums = await database.portfolioDb().usageAggregate.findMany({ where: { fileId: id } });
    expect(sums.map((sum) => [sum.operatorId, sum.records, sum.quantity, sum.chargeMicros])).toEqual([
      [alfa, 2n, 180n, 60_000n],
    ]);
    const [audit, ...others] = await audits("re-1.csv");
    expect(others).toEqual([]);
    expect(audit).toMatchObject({ actor: "ada", operatorId: null, app: "cli" });
    expect(audit?.details).toMatchObject({
      why: "the mapping was corrected",
      redriveFileId: id,
      accepted: 2,
    });
  });

  it("keeps the quarantined row as it was, and marks it once", async () => {
    const here = await world();
    const fileId = await here.ingest("re-2.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" },
    ]);
    const rows = () =>
      database.superuser.query(
        `SELECT q.*, r.file_id AS redriven_by FROM t_suspense.quarantine q
         LEFT JOIN t_suspense.redriven r ON r.quarantine_id = q.id WHERE q.file_id = $1`,
        [fileId],
      );
    const before = (await rows()).rows;
    await here.remap(VIDEO);
    const { redriveFileId } = await here.redrive(fileId, "suspense", "MALFORMED");
    expect((await rows()).rows).toEqual(before.map((row) => ({ ...row, redriven_by: redriveFileId })));
    const again = database.superuser.query(
      "INSERT INTO t_suspense.redriven SELECT * FROM t_suspense.redriven",
    );
    await expect(again).rejects.toMatchObject({ code: "23505" });
  });

  it("changes nothing when it is run twice, or when nothing has been corrected", async () => {
    const here = await world();
    const fileId = await here.ingest("re-3.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" },
    ]);
    const untouched = await everything(here);
    expect(await here.redrive(fileId, "suspense", "MALFORMED")).toMatchObject({
      looked: 1,
      redriveFileId: null,
      counts: null,
    });
    expect(await everything(here)).toEqual(untouched);
    await here.remap(VIDEO);
    await here.redrive(fileId, "suspense", "MALFORMED");
    const once = await everything(here);
    expect(await here.redrive(fileId, "suspense", "MALFORMED")).toMatchObject({ looked: 0 });
    expect(await everything(here)).toEqual(once);
  });

  it("is made by one of several that ask at once", async () => {
    const here = await world();
    const lines = Array.from({ length: 50 }, (_, at) => ({
      time: `2026-10-03T08:00:${String(at).padStart(2, "0")}Z`,
      imsi: here.imsi,
      type: "X",
    }));
    const fileId = await here.ingest("re-4.csv", lines);
    await here.remap(VIDEO);
    const asked = await Promise.all([1, 2, 3].map(() => here.redrive(fileId, "suspense", "MALFORMED")));
    const made = asked.filter(({ redriveFileId }) => redriveFileId !== null);
    expect(made.map(({ counts }) => counts?.accepted)).toEqual([50]);
    expect(await cdrsOf(here.alfa)).toHaveLength(50);
    expect(await waiting(fileId)).toEqual([[null, "MALFORMED", 0n, 0n]]);
  });

  it("counts a record that is stored already as a duplicate", async () => {
    const here = await world();
    const twice: UsageLine = { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" };
    const fileId = await here.ingest("re-5.csv", [twice]);
    const overlapping = await here.ingest("re-6.csv", [twice, { ...twice, time: "2026-10-03T09:00:00Z" }]);
    await here.remap(VIDEO);
    const first = await here.redrive(fileId, "suspense", "MALFORMED");
    const second = await here.redrive(overlapping, "suspense", "MALFORMED");
    expect([first, second].map(({ counts }) => [counts?.accepted, counts?.duplicates])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(await cdrsOf(here.alfa)).toHaveLength(2);
    const lines = [twice, { ...twice, time: "2026-10-03T10:00:00Z" }];
    const fresh = await ingestText(database, here.sourceId, "re-7.csv", usageText(lines));
    expect(fresh.counts).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it("keeps two records of one file that say the same", async () => {
    const here = await world();
    const twin: UsageLine = { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" };
    const fileId = await here.ingest("re-8.csv", [twin, twin]);
    await here.remap(VIDEO);
    expect((await here.redrive(fileId, "suspense", "MALFORMED")).counts).toMatchObject({ accepted: 2 });
  });
});

describe("what is corrected may be", () => {
  it("the rates: a zone without one is rated once a version has it", async () => {
    const here = await world();
    const line: UsageLine = { time: "2026-10-03T08:00:00Z", imsi: here.imsi, other: "900123" };
    const fileId = await here.ingest("of-1.csv", [line]);
    expect(await waiting(fileId)).toEqual([[here.alfa, "UNRATEABLE", 1n, 0n]]);
    await here.addVersion(2, ["domestic", "eu", "premium"]);
    const { redriveFileId } = await here.redrive(fileId, here.alfa, "UNRATEABLE");
    expect(await waiting(fileId)).toEqual([[here.alfa, "UNRATEABLE", 0n, 0n]]);
    expect(await cdrsOf(here.alfa)).toMatchObject([
      { fileId: redriveFileId, zone: "premium", rateVersion: 2 },
    ]);
    const open = await database
      .operatorDb(here.alfa)
      .usage.quarantine.findMany({ where: { redriven: null }, select: { id: true } });
    expect(open).toEqual([]);
  });

  it("the inventory: an ambiguous record is its SIM's holder's", async () => {
    const here = await world();
    const beta = (await database.makeOperator()).id;
    await here.addSims([{ imsi: "262017770099999", msisdn: "4915199", operatorId: beta }]);
    const fileId = await here.ingest("of-2.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, msisdn: "4915199" },
    ]);
    expect(await waiting(fileId)).toEqual([[null, "AMBIGUOUS", 1n, 20_000n]]);
    const wrong = { where: { imsi: "262017770099999" }, data: { msisdn: "4915198" } };
    await database.portfolioDb().simAssignment.updateMany(wrong);
    expect((await here.redrive(fileId, "suspense", "AMBIGUOUS")).counts).toMatchObject({ attributed: 1 });
    expect(await cdrsOf(here.alfa)).toHaveLength(1);
  });

  it("the contract: usage of a closed operator is its own once it runs longer", async () => {
    const here = await world();
    const live = (liveUntil: Date | null) =>
      database.portfolioDb().operator.update({ where: { id: here.alfa }, data: { liveUntil } });
    await live(new Date("2026-10-01T00:00:00Z"));
    const fileId = await here.ingest("of-3.csv", [{ time: "2026-10-03T08:00:00Z", imsi: here.imsi }]);
    expect(await waiting(fileId)).toEqual([[here.alfa, "CLOSED_OPERATOR", 1n, 20_000n]]);
    await live(null);
    await here.redrive(fileId, here.alfa, "CLOSED_OPERATOR");
    expect(await waiting(fileId)).toEqual([[here.alfa, "CLOSED_OPERATOR", 0n, 0n]]);
    expect(await cdrsOf(here.alfa)).toHaveLength(1);
  });

  it("half of it: what fails for another reason waits for that one, and its first is kept", async () => {
    const here = await world();
    const line: UsageLine = { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X", other: "900123" };
    const fileId = await here.ingest("of-4.csv", [line]);
    await here.remap(VIDEO);
    const first = await here.redrive(fileId, "suspense", "MALFORMED");
    const id = first.redriveFileId ?? 0;
    expect(first.counts).toMatchObject({ received: 1, accepted: 0, quarantined: 1 });
    expect(await waiting(fileId)).toEqual([[null, "MALFORMED", 0n, 0n]]);
    expect(await waiting(id)).toEqual([[here.alfa, "UNRATEABLE", 1n, 0n]]);
    await here.addVersion(2, ["domestic", "eu", "premium"]);
    const second = await here.redrive(id, here.alfa, "UNRATEABLE");
    expect(second).toMatchObject({ name: "re-drive 1 of of-4.csv", counts: { accepted: 1 } });
    expect(await manifest(second.redriveFileId ?? 0)).toMatchObject({ redriveOf: id });
    expect(await cdrsOf(here.alfa)).toMatchObject([{ recordNumber: 2, fileId: second.redriveFileId }]);
  });

  it("a skip rule: what is no usage is rejected", async () => {
    const here = await world();
    const fileId = await here.ingest("of-5.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "T" },
    ]);
    await here.remap({ skip: [{ when: [{ column: "type", equals: "T" }], reason: "total" }] });
    const { counts, redriveFileId } = await here.redrive(fileId, "suspense", "MALFORMED");
    expect(counts).toMatchObject({ received: 1, rejected: 1 });
    expect((await manifest(redriveFileId ?? 0)).controlTotals).toMatchObject({ rejected: { total: 1 } });
  });
});

describe("what cannot be read again", () => {
  it("is a row of which only the beginning was kept", async () => {
    const here = await world({ mapping: { ...mapping, csv: { maxRecordBytes: 64, raggedRows: true } } });
    const other = "4".repeat(80);
    const fileId = await here.ingest("no-1.csv", [{ time: "2026-10-03T08:00:00Z", imsi: here.imsi, other }]);
    expect(await waiting(fileId)).toEqual([[null, "MALFORMED", 1n, 0n]]);
    await here.remap({ csv: { raggedRows: true } });
    expect(await here.redrive(fileId, "suspense", "MALFORMED")).toMatchObject({ looked: 1, counts: null });
  });

  it("is an event later than its file, however long ago that is by now", async () => {
    const here = await world();
    const fileId = await here.ingest("no-2.csv", [{ time: "2027-01-01T00:11:00Z", imsi: here.imsi }]);
    expect(await waiting(fileId)).toEqual([[here.alfa, "FUTURE", 1n, 20_000n]]);
    expect(await here.redrive(fileId, here.alfa, "FUTURE")).toMatchObject({ looked: 1, counts: null });
  });

  it("is a file whose header row is not known, or does not fit the mapping any more", async () => {
    const here = await world();
    const fileId = await here.ingest("no-3.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" },
    ]);
    await here.remap({ imsi: "subscriber" });
    await expect(here.redrive(fileId, "suspense", "MALFORMED")).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: expect.stringContaining('no column "subscriber"'),
    });
    await here.remap(VIDEO);
    await database.superuser.query(
      `SET session_replication_role = replica; UPDATE usage_file SET header_bytes = NULL WHERE id = ${fileId};
       SET session_replication_role = origin`,
    );
    await expect(here.redrive(fileId, "suspense", "MALFORMED")).rejects.toThrow(
      "The header row of no-3.csv is not known",
    );
  });
});

it("a re-drive that is called off changes nothing", async () => {
  const here = await world();
  const fileId = await here.ingest("off.csv", [{ time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" }]);
  await here.remap(VIDEO);
  const before = await everything(here);
  const stop = new AbortController();
  const told = { fileId, operatorId: "suspense", reason: "MALFORMED", signal: stop.signal };
  const work = redrive(database, here.sourceId, { ...told, onProgress: () => stop.abort() });
  await expect(work).rejects.toThrow("aborted");
  expect(await everything(here)).toEqual(before);
});
