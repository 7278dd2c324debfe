import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operator } from "../../models.ts";
import { type TestDatabase, testDatabase } from "../../testing/test-database.ts";
import type { OperatorDb } from "../operator-db.ts";
import type { StatementState } from "./statement-page.ts";

let database: TestDatabase;
let own: Operator;
let sibling: Operator;
let door: OperatorDb;

const EUR = 1_000_000n;

beforeAll(async () => {
  database = await testDatabase();
  own = await database.makeOperator();
  sibling = await database.makeOperator();
  door = database.operatorDb(own.id);
  const portfolio = database.portfolioDb();
  await portfolio.mno.create({ data: { id: "mno", name: "Host", senders: [] } });
  await portfolio.agreement.create({
    data: { id: "agr", mnoId: "mno", name: "Master", currency: "EUR", zone: "Europe/Berlin" },
  });
});
afterAll(() => database.close());

interface Version {
  readonly number: string;
  readonly version?: number;
  readonly period: string;
  readonly gross: bigint;
  readonly dueOn: string;
  readonly converted?: {
    readonly currency: string;
    readonly netMicros: string;
    readonly grossMicros: string;
  };
}

async function issue(operatorId: string, { number, version = 1, period, gross, dueOn, converted }: Version) {
  const { id } = await database.portfolioDb().statement.create({
    data: {
      operatorId,
      number,
      version,
      agreementId: "agr",
      period,
      currency: "EUR",
      netMicros: gross,
      taxMicros: 0n,
      grossMicros: gross,
      issuedAt: new Date("2026-11-01T00:00:00Z"),
      dueOn: new Date(dueOn),
      hash: "h",
      document: { zone: "Europe/Berlin", isProvisional: false, converted: converted ?? null },
    },
  });
  return id;
}

function pay(operatorId: string, statementId: string, amountMicros: bigint) {
  return database.portfolioDb().statementPayment.createMany({
    data: [{ operatorId, statementId, paidOn: new Date(), amountMicros, reference: "bank", recordedBy: "x" }],
  });
}

describe("statements", () => {
  const at = new Date("2026-11-20T12:00:00Z");
  const page = (fields: object = {}) =>
    door.reads.statementPage({ at, order: "-period", limit: 10, offset: 0, ...fields });

  beforeAll(async () => {
    const first = await issue(own.id, {
      number: "A-09",
      period: "2026-09",
      gross: 100n * EUR,
      dueOn: "2026-11-10",
    });
    await issue(own.id, {
      number: "A-09",
      version: 2,
      period: "2026-09",
      gross: 90n * EUR,
      dueOn: "2026-12-10",
    });
    await pay(own.id, first, 40n * EUR);
    const paid = await issue(own.id, {
      number: "A-08",
      period: "2026-08",
      gross: 7n * EUR,
      dueOn: "2026-10-10",
    });
    await pay(own.id, paid, 7n * EUR);
    await issue(own.id, {
      number: "A-10",
      period: "2026-10",
      gross: 10n * EUR,
      dueOn: "2026-11-25",
      converted: { currency: "SEK", netMicros: "112345000", grossMicros: "112345000" },
    });
    await issue(sibling.id, { number: "B-10", period: "2026-10", gross: 55n * EUR, dueOn: "2026-11-01" });
    await door.shared.statementAcceptance.createMany({ data: [{ statementId: paid, acceptedBy: "ann" }] });
  });

  test("each number stands as its latest version does, a sibling's are not there", async () => {
    const rows = await page();
    expect(rows.map(({ number, version, total }) => [number, version, total])).toEqual([
      ["A-10", 1, 3],
      ["A-09", 2, 3],
      ["A-08", 1, 3],
    ]);
    // Of 100.00 that fell due, 10.00 was taken off by the second version and 40.00 paid.
    expect(rows[1]).toMatchObject({ paidMicros: 40n * EUR, overdueMicros: 50n * EUR, review: "to-review" });
    expect(rows[0]).toMatchObject({ owedCurrency: "SEK", owedMicros: 112_345_000n, overdueMicros: 0n });
    expect(rows[2]).toMatchObject({ review: "accepted", overdueMicros: 0n, dueOn: "2026-10-10" });
  });

  test("is due until the end of its day in the contract's zone", async () => {
    const overdueAt = (instant: string) =>
      page({ at: new Date(instant), states: ["overdue"], search: "a-10" });
    expect(await overdueAt("2026-11-25T22:59:59Z")).toEqual([]);
    expect(await overdueAt("2026-11-25T23:00:00Z")).toHaveLength(1);
  });

  test("finds by state and number, and pages", async () => {
    const inState = async (...states: StatementState[]) =>
      (await page({ states })).map(({ number }) => number);
    expect(await inState("paid")).toEqual(["A-08"]);
    expect(await inState("overdue")).toEqual(["A-09"]);
    expect(await inState("due-soon")).toEqual(["A-10"]);
    expect(await inState("to-review", "paid")).toEqual(["A-10", "A-09", "A-08"]);
    expect(await inState("contested")).toEqual([]);
    expect(await page({ search: "B-10" })).toEqual([]);
    expect((await page({ number: "A-09" })).map(({ number }) => number)).toEqual(["A-09"]);
    expect((await page({ limit: 1, offset: 1 })).map(({ number, total }) => [number, total])).toEqual([
      ["A-09", 3],
    ]);
  });

  test("an open dispute makes a number contested, whichever version it is about", async () => {
    const { id: statementId } = await door.shared.statement.findFirstOrThrow({
      where: { number: "A-09", version: 1 },
    });
    const dispute = await door.shared.operatorDispute.create({
      data: {
        number: "OD-1",
        statementId,
        reason: "too much",
        currency: "EUR",
        contestedMicros: EUR,
        openedBy: "ann",
      },
    });
    expect((await page({ states: ["contested"] })).map(({ number }) => number)).toEqual(["A-09"]);
    await door.shared.operatorDispute.update({ where: { id: dispute.id }, data: { status: "withdrawn" } });
    expect(await page({ states: ["contested"] })).toEqual([]);
  });

  test("the statements say in which zone an agreement's days are cut", async () => {
    expect(await door.reads.agreementZones()).toEqual([{ agreementId: "agr", zone: "Europe/Berlin" }]);
  });

  test("charges add up by period in the currency they are paid in", async () => {
    const charges = await door.reads.chargesByPeriod({ from: "2026-09" });
    expect(charges).toEqual([
      { period: "2026-09", currency: "EUR", netMicros: 90n * EUR, isProvisional: false },
      { period: "2026-10", currency: "SEK", netMicros: 112_345_000n, isProvisional: false },
    ]);
  });
});

describe("usage", () => {
  const zones = [{ agreementId: "agr", zone: "Europe/Berlin" }];
  const october = {
    month: "2026-10",
    from: new Date("2026-09-30T22:00Z"),
    until: new Date("2026-10-31T23:00Z"),
  };

  async function use(operatorId: string, at: string, service: string, bytes: number, agreement = "agr") {
    await database.mediationDb().ensureMonths(operatorId, [at.slice(0, 7)]);
    await database.superuser.query(
      `INSERT INTO t_${operatorId}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros,
         file_id, record_number, duration_seconds, rate_version, is_test, period, agreement_id, service,
         direction, zone, line_code)
       VALUES ((random() * 1e15)::bigint, $1, $2, 0, 0, 1, 1, 60, 1, false, '2026-10', $3, $4,
         'none', 'domestic', 'L1')`,
      [at, bytes, agreement, service],
    );
  }

  beforeAll(async () => {
    await use(own.id, "2026-09-30T21:59:59Z", "data", 1);
    await use(own.id, "2026-09-30T22:00:00Z", "data", 2);
    await use(own.id, "2026-10-01T21:59:59Z", "data", 3);
    await use(own.id, "2026-10-01T22:00:00Z", "voice", 0);
    await use(own.id, "2026-10-31T22:59:59Z", "data", 5, "of-no-statement");
    await use(sibling.id, "2026-10-15T00:00:00Z", "data", 1_000);
  });

  test("is summed by the days of the contract's zone, a sibling's left out", async () => {
    const totals = await door.usage.reads.dayTotals({ ...october, zones, otherZone: "UTC" });
    expect(
      totals.map(({ day, service, records, volumeBytes }) => [day, service, records, volumeBytes]),
    ).toEqual([
      ["2026-10-01", "data", 2n, 5n],
      ["2026-10-02", "voice", 1n, 0n],
      ["2026-10-31", "data", 1n, 5n],
    ]);
    expect(totals[1]?.durationSeconds).toBe(60n);
  });

  test("months without a record are left out", async () => {
    expect(await door.usage.reads.months({ from: "2026-01", to: "2026-12" })).toEqual(["2026-10", "2026-09"]);
  });

  test("records that wait are counted by reason, until they are taken up again", async () => {
    const { rows } = await database.superuser.query<{ id: string }>(
      `INSERT INTO t_${own.id}.quarantine (file_id, record_number, reason, detail, raw_bytes)
       VALUES (1, 1, 'LATE', 'x', '\\x00'), (1, 2, 'LATE', 'x', '\\x00'), (1, 3, 'UNRATEABLE', 'x', '\\x00')
       RETURNING id`,
    );
    const counts = async () =>
      (await door.usage.reads.waitingRecords()).map(({ reason, records }) => [reason, records]);
    expect(await counts()).toEqual([
      ["LATE", 2n],
      ["UNRATEABLE", 1n],
    ]);
    await database.superuser.query(
      `INSERT INTO t_${own.id}.redriven (quarantine_id, file_id) VALUES ($1, 2)`,
      [rows[0]?.id],
    );
    expect(await counts()).toEqual([
      ["LATE", 1n],
      ["UNRATEABLE", 1n],
    ]);
  });
});
