import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { correct, differences } from "../testing/correct.ts";
import { makePortfolio, terms } from "../testing/portfolio.ts";
import { ingestText, type UsageLine, usageText } from "../testing/usage-text.ts";

let database: TestDatabase;
let sims = 0;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Two operators, one SIM of alfa's and one of nobody's. */
async function world(options: Parameters<typeof makePortfolio>[1] = {}) {
  const portfolio = await makePortfolio(database, options);
  const alfa = (await database.makeOperator()).id;
  const beta = (await database.makeOperator()).id;
  const imsi = `2620188800${String(++sims).padStart(5, "0")}`;
  const nobodys = `2620188900${String(sims).padStart(5, "0")}`;
  await portfolio.addSims([{ imsi, operatorId: alfa }]);
  const { agreementId, sourceId } = portfolio;
  return {
    ...{ ...portfolio, alfa, beta, imsi, nobodys },
    ingest: (name: string, lines: readonly UsageLine[]) =>
      ingestText(database, sourceId, `${agreementId}-${name}`, usageText(lines)),
    /** The SIM turns out to have moved to beta at an instant. */
    async moveBack(at: string) {
      await database.portfolioDb().simAssignment.updateMany({
        where: { imsi, operatorId: alfa },
        data: { validUntil: new Date(at) },
      });
      await portfolio.addSims([{ imsi, operatorId: beta, validFrom: at }]);
    },
    async addVersion(version: number, effectiveFrom: string, changed: Partial<AgreementTermsJson>) {
      const stored = { ...terms, ...options.terms, ...changed } as object;
      await database.portfolioDb().agreementVersion.create({
        data: {
          agreementId,
          version,
          effectiveFrom: new Date(effectiveFrom),
          terms: stored,
          createdBy: "test",
        },
      });
    },
  };
}

const data = (imsi: string, time: string, bytes = 1_000_000): UsageLine => ({
  ...{ time, imsi, type: "D", bytes },
  plmn: "26201",
});

async function cdrs(operatorId: string) {
  const rows = await database.superuser.query(
    `SELECT c.*, f.name, f.corrects FROM t_${operatorId}.cdr c JOIN usage_file f ON f.id = c.file_id
     ORDER BY occurred_at, record_number`,
  );
  return rows.rows;
}

/** What of the database a correction writes. */
async function everything(...operators: string[]) {
  const counted = operators.map(
    (id) => `(SELECT string_agg(c::text, '|' ORDER BY key) FROM t_${id}.cdr c) AS ${id}`,
  );
  const { rows } = await database.superuser.query(
    `SELECT (SELECT count(*) FROM usage_file) AS files, (SELECT count(*) FROM usage_aggregate) AS sums,
       (SELECT count(*) FROM audit_event) AS audits, (SELECT count(*) FROM usage_correction) AS corrections,
       ${counted.join(", ")}`,
  );
  return rows[0];
}

const withRate = (rate: string): AgreementTermsJson["lines"] =>
  terms.lines.map((line) =>
    line.code === "data" ? { ...line, pricing: { model: "per-unit" as const, rate } } : line,
  ) as AgreementTermsJson["lines"];

describe("a SIM that moved before anybody said so", () => {
  it("takes its records from the instant of the move to its new holder, half-open", async () => {
    const { alfa, beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [
      data(imsi, "2026-10-15T07:59:59Z"),
      data(imsi, "2026-10-15T08:00:00Z"),
      data(imsi, "2026-10-31T22:59:59Z"),
    ]);
    await moveBack("2026-10-15T08:00:00Z");
    const done = await correct(database, agreementId);
    expect(done.moved).toEqual([
      {
        ...{ from: alfa, to: beta, lineCode: "data", sims: 1, records: 2 },
        ...{ quantity: 2_000_000n, chargeMicros: 1_800_000n },
      },
    ]);
    const times = (rows: readonly { occurred_at: Date }[]) =>
      rows.map((row) => row.occurred_at.toISOString());
    expect(times(await cdrs(alfa))).toEqual(["2026-10-15T07:59:59.000Z"]);
    const moved = await cdrs(beta);
    expect(times(moved)).toEqual(["2026-10-15T08:00:00.000Z", "2026-10-31T22:59:59.000Z"]);
    // The file and its row can still be told.
    expect(moved.map((row) => [row.name, row.record_number])).toEqual([
      [`correction of ${agreementId}-a`, 3],
      [`correction of ${agreementId}-a`, 4],
    ]);
    expect(await differences(database)).toEqual([]);
  });

  it("is corrected once: the same correction again changes nothing", async () => {
    const { alfa, beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [data(imsi, "2026-10-15T08:00:00Z"), data(imsi, "2026-10-02T08:00:00Z")]);
    await moveBack("2026-10-10T00:00:00Z");
    expect((await correct(database, agreementId)).id).not.toBeNull();
    const before = await everything(alfa, beta);
    const again = await correct(database, agreementId);
    expect(again).toMatchObject({ id: null, fingerprint: null, deltas: [], moved: [], rewritten: [] });
    expect(await everything(alfa, beta)).toEqual(before);
  });

  it("shows the same impact before, and changes nothing by showing it", async () => {
    const { alfa, beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [data(imsi, "2026-10-15T08:00:00Z")]);
    await moveBack("2026-10-10T00:00:00Z");
    const before = await everything(alfa, beta);
    const shown = await correct(database, agreementId, { isApplied: false });
    expect(await everything(alfa, beta)).toEqual(before);
    const reviewed = shown.fingerprint;
    await expect(correct(database, agreementId, { reviewed: "another" })).rejects.toThrow("has changed");
    expect(await everything(alfa, beta)).toEqual(before);
    expect((await correct(database, agreementId, { reviewed })).fingerprint).toBe(reviewed);
  });

  it("gives usage of nobody to the SIM's holder, and the file's counts still foot", async () => {
    const { beta, agreementId, nobodys, ingest, addSims } = await world();
    const { fileId } = await ingest("a", [
      data(nobodys, "2026-10-15T08:00:00Z"),
      data(nobodys, "2026-10-01T08:00:00Z"),
    ]);
    await addSims([{ imsi: nobodys, operatorId: beta, validFrom: "2026-10-10T00:00:00Z" }]);
    const done = await correct(database, agreementId);
    expect(done.moved).toMatchObject([{ from: null, to: beta, records: 1 }]);
    const manifest = await database.mediationDb().usageFile.findFirstOrThrow({ where: { corrects: fileId } });
    expect(manifest).toMatchObject({ received: 0, accepted: 0, attributed: 1, unattributed: -1 });
    expect(await cdrs(beta)).toMatchObject([{ attribution_method: "imsi" }]);
    expect(await differences(database)).toEqual([]);
  });

  it("makes room where its new holder has had no usage of that month", async () => {
    const { beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [data(imsi, "2025-03-15T08:00:00Z")]);
    await moveBack("2025-03-10T00:00:00Z");
    await correct(database, agreementId, { period: "2025-03" });
    expect(await cdrs(beta)).toHaveLength(1);
  });

  it("finds the records again when their file comes again inside another one", async () => {
    const { beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [data(imsi, "2026-10-15T08:00:00Z")]);
    await moveBack("2026-10-10T00:00:00Z");
    await correct(database, agreementId);
    await ingest("b", [data(imsi, "2026-10-15T08:00:00Z"), data(imsi, "2026-10-16T08:00:00Z")]);
    expect(await cdrs(beta)).toHaveLength(2);
    expect(await differences(database)).toEqual([]);
  });

  it("leaves the records of a settled period where they are, and takes them back beside them", async () => {
    const { alfa, beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [data(imsi, "2026-10-15T08:00:00Z"), data(imsi, "2026-10-02T08:00:00Z")]);
    await moveBack("2026-10-10T00:00:00Z");
    const done = await correct(database, agreementId, { isSettled: true });
    expect(done.rewritten).toEqual([]);
    expect((await cdrs(alfa)).map((row) => [row.record_number, row.rated_quantity])).toEqual([
      [3, "1000000"],
      [-2, "-1000000"],
      [2, "1000000"],
    ]);
    expect(await cdrs(beta)).toMatchObject([{ record_number: 2, rated_quantity: "1000000" }]);
    expect(await differences(database)).toEqual([]);
    const before = await everything(alfa, beta);
    expect(await correct(database, agreementId, { isSettled: true })).toMatchObject({ id: null, moved: [] });
    expect(await everything(alfa, beta)).toEqual(before);
  });

  it("comes back to its first holder, in a settled period as well", async () => {
    const { alfa, beta, agreementId, imsi, ingest, moveBack } = await world();
    await ingest("a", [data(imsi, "2026-10-15T08:00:00Z")]);
    await moveBack("2026-10-10T00:00:00Z");
    await correct(database, agreementId, { isSettled: true });
    const db = database.portfolioDb();
    await database.superuser.query("DELETE FROM sim_assignment WHERE imsi = $1 AND operator_id = $2", [
      imsi,
      beta,
    ]);
    await db.simAssignment.updateMany({ where: { imsi, operatorId: alfa }, data: { validUntil: null } });
    await correct(database, agreementId, { isSettled: true });
    expect((await cdrs(alfa)).map((row) => row.record_number)).toEqual([-2, 2, 2]);
    expect((await cdrs(beta)).map((row) => row.record_number)).toEqual([-2, 2]);
    expect(await differences(database)).toEqual([]);
    expect((await correct(database, agreementId, { isSettled: true })).id).toBeNull();
  });
});

describe("a rate that changes backwards", () => {
  it("prices every record of its time anew, and writes only the months that it concerns", async () => {
    const { alfa, agreementId, imsi, ingest, addVersion } = await world();
    await ingest("a", [data(imsi, "2026-10-15T08:00:00Z"), data(imsi, "2026-10-25T08:00:00Z")]);
    await addVersion(2, "2026-10-20T00:00:00Z", { lines: withRate("0.50") });
    const done = await correct(database, agreementId);
    expect(done.rewritten).toEqual([{ operatorId: alfa, month: "2026-10", records: 2n }]);
    expect((await cdrs(alfa)).map((row) => [row.rate_version, row.charge_micros])).toEqual([
      [1, "900000"],
      [2, "500000"],
    ]);
    expect(
      done.deltas.map(({ rateVersion, records, chargeMicros }) => [rateVersion, records, chargeMicros]),
    ).toEqual([
      [1, -1, -900_000n],
      [2, 1, 500_000n],
    ]);
    expect(await differences(database)).toEqual([]);
    expect((await correct(database, agreementId)).id).toBeNull();
  });

  it("prices what moves at the same time at the rates of now", async () => {
    const { beta, agreementId, imsi, ingest, moveBack, addVersion } = await world();
    await ingest("a", [data(imsi, "2026-10-25T08:00:00Z")]);
    await addVersion(2, "2026-10-01T00:00:00Z", { lines: withRate("0.50") });
    await moveBack("2026-10-20T00:00:00Z");
    await correct(database, agreementId);
    expect(await cdrs(beta)).toMatchObject([{ rate_version: 2, charge_micros: "500000" }]);
    expect(await differences(database)).toEqual([]);
  });

  it("keeps the price of a record that the new terms do not price, and counts it", async () => {
    const { alfa, agreementId, imsi, ingest, addVersion } = await world();
    await ingest("a", [data(imsi, "2026-10-25T08:00:00Z")]);
    await addVersion(2, "2026-10-01T00:00:00Z", { lines: terms.lines.filter(({ code }) => code !== "data") });
    expect(await correct(database, agreementId)).toMatchObject({ id: null, left: { unpriced: 1 } });
    expect(await cdrs(alfa)).toMatchObject([{ rate_version: 1, charge_micros: "900000" }]);
  });

  it("is refused when another table of zones would move records between lines", async () => {
    const { agreementId, imsi, ingest, addVersion } = await world();
    await ingest("a", [data(imsi, "2026-10-25T08:00:00Z")]);
    await addVersion(2, "2026-10-01T00:00:00Z", { zones: { plmns: {}, prefixes: { "49": "domestic" } } });
    await expect(correct(database, agreementId)).rejects.toMatchObject({ code: "TERMS_INVALID" });
  });
});

it("a corrected month is a month like any other: its key, its checks, its grants, its bounds", async () => {
  const { alfa, agreementId, imsi, ingest, addVersion } = await world();
  await ingest("a", [data(imsi, "2026-10-25T08:00:00Z")]);
  const shape = async () =>
    (
      await database.superuser.query(
        `SELECT (SELECT string_agg(pg_get_constraintdef(oid), ' ' ORDER BY conname) FROM pg_constraint
             WHERE conrelid = c.oid) AS constraints,
           (SELECT string_agg(indexdef, ' ') FROM pg_indexes WHERE schemaname = $1 AND tablename = c.relname)
             AS indexes,
           (SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(relacl) AS a) AS grants,
           (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull,
             atthasdef),
             ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) AS columns,
           pg_get_expr(relpartbound, c.oid) AS bound, relowner
         FROM pg_class c WHERE relname = 'cdr_202610' AND relnamespace = $1::regnamespace`,
        [`t_${alfa}`],
      )
    ).rows;
  const before = await shape();
  await addVersion(2, "2026-10-01T00:00:00Z", { lines: withRate("0.50") });
  expect((await correct(database, agreementId)).id).not.toBeNull();
  expect(await shape()).toEqual(before);
});

it.each([
  ["start", "2026-10", 1],
  ["end", "2026-10", 2],
  ["load", "2027-01", 2],
] as const)(
  "edge 34: a call over the change of rates is priced whole, by its %s",
  async (cutOff, period, version) => {
    const { alfa, agreementId, imsi, ingest, addVersion } = await world({ terms: { ...terms, cutOff } });
    // Ten minutes from two minutes before midnight on.
    await ingest("a", [{ time: "2026-10-19T23:58:00Z", imsi, other: "4930123", seconds: 600 }]);
    const lines = terms.lines.map((line) =>
      line.code === "voice" ? { ...line, pricing: { model: "per-unit", rate: "0.01" } } : line,
    ) as AgreementTermsJson["lines"];
    await addVersion(2, "2026-10-20T00:00:00Z", { lines });
    await correct(database, agreementId, { period });
    const charge = version === 1 ? "200000" : "100000";
    expect(await cdrs(alfa)).toMatchObject([{ rate_version: version, charge_micros: charge, period }]);
    expect(await correct(database, agreementId, { period })).toMatchObject({ id: null, deltas: [] });
  },
);
