import { randomUUID } from "node:crypto";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareSource } from "../pipeline/prepare-source.ts";
import { makePortfolio } from "../testing/portfolio.ts";
import { redrive } from "../testing/redrive-text.ts";
import { ingestText, type UsageLine, usageText } from "../testing/usage-text.ts";
import { lookAtNobodys } from "./look-again.ts";
import { retagFile } from "./retag-file.ts";
import { takeBackFile } from "./take-back-file.ts";

let database: TestDatabase;
let sims = 0;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function world() {
  const portfolio = await makePortfolio(database);
  const alfa = (await database.makeOperator()).id;
  const imsi = `2620188800${String(++sims).padStart(5, "0")}`;
  return {
    ...portfolio,
    alfa,
    imsi,
    ingest: async (name: string, lines: readonly UsageLine[]) =>
      (await ingestText(database, portfolio.sourceId, name, usageText(lines))).fileId ?? 0,
    retag: async (fileId: number) =>
      retagFile(database, { source: await prepareSource(database, portfolio.sourceId), fileId, fixId: null }),
  };
}

const manifest = (id: number | null) =>
  database.mediationDb().usageFile.findUniqueOrThrow({ where: { id: id ?? 0 } });

/** What waits of a manifest by the sums: reason, records, value, and of how many that is known. */
async function waiting(fileId: number | null) {
  const rows = await database.portfolioDb().quarantineTotal.groupBy({
    by: ["reason"],
    where: { fileId: fileId ?? 0 },
    _sum: { records: true, valueMicros: true, valued: true },
  });
  return rows.map(({ reason, _sum }) => [reason, _sum.records, _sum.valueMicros, _sum.valued]);
}

/** By operator: records, quantity and charge that count, over all manifests of an agreement. */
async function counting(agreementId: string) {
  const rows = await database.portfolioDb().usageAggregate.groupBy({
    by: ["operatorId"],
    where: { agreementId, outcome: "accepted" },
    _sum: { records: true, quantity: true, chargeMicros: true },
    orderBy: [{ operatorId: "asc" }],
  });
  return rows.map(({ operatorId, _sum }) => [operatorId, _sum.records, _sum.quantity, _sum.chargeMicros]);
}

const suspended = async (fileId: number) =>
  (await database.superuser.query("SELECT FROM t_suspense.cdr WHERE file_id = $1", [fileId])).rowCount;

describe("a rejection", () => {
  const rejected = { reason: "MALFORMED", operatorId: "suspense", isRejection: true };

  it("takes records out of the queue for good, whatever is wrong with them, and keeps them", async () => {
    const here = await world();
    const line: UsageLine = { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" };
    const fileId = await here.ingest("rj-1.csv", [
      line,
      { ...line, time: "yesterday" },
      { ...line, type: "V" },
    ]);
    const fixId = randomUUID();
    const done = await redrive(database, here.sourceId, { fileId, ...rejected, fixId });
    expect(done.counts).toMatchObject({ received: 2, accepted: 0, rejected: 2, quarantined: 0 });
    expect(await manifest(done.redriveFileId)).toMatchObject({
      name: "rejection 1 of rj-1.csv",
      redriveOf: fileId,
      fixId,
      controlTotals: { rejected: { "rejected by hand": 2 } },
    });
    expect(await waiting(fileId)).toEqual([["MALFORMED", 0n, 0n, 0n]]);
    const again = await redrive(database, here.sourceId, { fileId, ...rejected, fixId });
    expect(again).toMatchObject({ looked: 0, redriveFileId: null });
    const { rowCount } = await database.superuser.query(
      "SELECT FROM t_suspense.quarantine WHERE file_id = $1",
      [fileId],
    );
    expect(rowCount).toBe(2);
  });

  it("is of single records, when they are named", async () => {
    const here = await world();
    const line: UsageLine = { time: "2026-10-03T08:00:00Z", imsi: here.imsi, type: "X" };
    const fileId = await here.ingest("rj-2.csv", [line, line, line]);
    const { rows } = await database.superuser.query<{ id: string }>(
      "SELECT id FROM t_suspense.quarantine WHERE file_id = $1 ORDER BY id",
      [fileId],
    );
    const ids = [BigInt(rows[1]?.id ?? 0)];
    const done = await redrive(database, here.sourceId, { fileId, ...rejected, ids });
    expect(done.counts).toMatchObject({ received: 1, rejected: 1 });
    expect(await waiting(fileId)).toEqual([["MALFORMED", 2n, 0n, 0n]]);
  });

  it("is taken back once: the same records wait again, and can be read again", async () => {
    const here = await world();
    await here.addSims([{ imsi: here.imsi, operatorId: here.alfa }]);
    // Voice to a number without a zone's rate.
    const fileId = await here.ingest("rj-3.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, other: "900123" },
    ]);
    const from = { reason: "UNRATEABLE", operatorId: here.alfa };
    const done = await redrive(database, here.sourceId, { fileId, ...from, isRejection: true });
    const rejection = done.redriveFileId ?? 0;
    const asked = { fileId: rejection, ...from, fixId: randomUUID() };
    const back = await takeBackFile(database, asked);
    expect(back.records).toBe(1);
    expect(await manifest(back.redriveFileId)).toMatchObject({
      name: "take-back 2 of rj-3.csv",
      redriveOf: fileId,
      received: 0,
      rejected: -1,
      quarantined: 1,
    });
    expect(await waiting(back.redriveFileId)).toEqual([["UNRATEABLE", 1n, 0n, 0n]]);
    expect(await takeBackFile(database, asked)).toEqual({ redriveFileId: null, records: 0 });
    const looked = await redrive(database, here.sourceId, { fileId: back.redriveFileId ?? 0, ...from });
    // It fares as before, so that it is left alone.
    expect(looked).toMatchObject({ looked: 1, redriveFileId: null });
  });
});

describe("a re-tag", () => {
  it("moves usage that was nobody's to its operator, and no total changes", async () => {
    const here = await world();
    const other = "262019999900001";
    const fileId = await here.ingest("tag-1.csv", [
      { time: "2026-10-03T08:00:00Z", imsi: here.imsi, seconds: 61 },
      { time: "2026-10-04T08:00:00Z", imsi: here.imsi, seconds: 60 },
      { time: "2026-10-04T09:00:00Z", imsi: other },
    ]);
    // 120 s and two times 60 s, at 0.02 a minute.
    expect(await counting(here.agreementId)).toEqual([[null, 3n, 240n, 80_000n]]);
    await here.addSims([{ imsi: here.imsi, operatorId: here.alfa, validFrom: "2026-10-01T00:00:00Z" }]);
    const source = await prepareSource(database, here.sourceId);
    expect(await lookAtNobodys(database, { source, fileId })).toMatchObject({ looked: 3, takenUp: 2 });
    const done = await here.retag(fileId);
    expect(done.counts).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(await counting(here.agreementId)).toEqual([
      [here.alfa, 2n, 180n, 60_000n],
      [null, 1n, 60n, 20_000n],
    ]);
    expect(await manifest(done.redriveFileId)).toMatchObject({
      name: "re-tag 1 of tag-1.csv",
      ...{ received: 0, accepted: 0, attributed: 2, unattributed: -2 },
    });
    const held = await database.operatorDb(here.alfa).usage.cdr.findMany({ orderBy: { occurredAt: "asc" } });
    expect(
      held.map((cdr) => [cdr.fileId, cdr.recordNumber, cdr.chargeMicros, cdr.attributionMethod]),
    ).toEqual([
      [done.redriveFileId, 2, 40_000n, "imsi"],
      [done.redriveFileId, 3, 20_000n, "imsi"],
    ]);
    expect(await suspended(fileId)).toBe(1);
    expect(await here.retag(fileId)).toMatchObject({ looked: 1, redriveFileId: null });
  });

  it("is done once by two at a time, and its records are known when they come anew", async () => {
    const here = await world();
    const line: UsageLine = { time: "2026-10-05T08:00:00Z", imsi: here.imsi };
    const fileId = await here.ingest("tag-2.csv", [line, { ...line, time: "2026-10-05T09:00:00Z" }]);
    await here.addSims([{ imsi: here.imsi, operatorId: here.alfa }]);
    const both = await Promise.all([here.retag(fileId), here.retag(fileId)]);
    expect(both.filter(({ redriveFileId }) => redriveFileId !== null)).toHaveLength(1);
    expect(await counting(here.agreementId)).toEqual([
      [here.alfa, 2n, 120n, 40_000n],
      [null, 0n, 0n, 0n],
    ]);
    const fresh = await ingestText(
      database,
      here.sourceId,
      "tag-3.csv",
      usageText([line, { ...line, time: "2026-10-05T10:00:00Z" }]),
    );
    expect(fresh.counts).toMatchObject({ accepted: 1, duplicates: 1 });
  });
});
