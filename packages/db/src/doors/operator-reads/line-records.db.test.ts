import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../testing/test-database.ts";
import type { OperatorDb } from "../operator-db.ts";
import type { ChargedRecords, LineRecord } from "./line-records.ts";

let database: TestDatabase;
let door: OperatorDb;
let keys = 1;

beforeAll(async () => {
  database = await testDatabase();
  door = database.operatorDb((await database.makeOperator()).id);
  await database.mediationDb().ensureMonths(door.operatorId, ["2026-09", "2026-10", "2026-11"]);
});
afterAll(() => database.close());

/** Records of a line, each an instant and a rated quantity. */
async function store(lineCode: string, records: readonly (readonly [string, number])[], fields = {}) {
  const row = { file_id: 1, period: "2026-10", agreement_id: "agr", ...fields };
  for (const [time, quantity] of records) {
    await database.superuser.query(
      `INSERT INTO t_${door.operatorId}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros,
         file_id, record_number, duration_seconds, rate_version, is_test, period, agreement_id, service,
         direction, zone, line_code)
       VALUES ($1, $2, 0, $3, 99, $4, 1, 0, 1, false, $5, $6, 'data', 'none', 'domestic', $7)`,
      [keys++, time, quantity, row.file_id, row.period, row.agreement_id, lineCode],
    );
  }
}

const line = (
  lineCode: string,
  amountMicros: bigint,
  more: Partial<ChargedRecords> = {},
): ChargedRecords => ({
  agreementId: "agr",
  period: "2026-10",
  lineCode,
  fileIds: [1],
  from: new Date("2026-09-01T00:00:00Z"),
  until: new Date("2026-12-01T00:00:00Z"),
  zone: "Europe/Berlin",
  amountMicros,
  ...more,
});

const days = async (charged: ChargedRecords) =>
  (await door.usage.reads.lineDays(charged)).map((row) => [
    row.day,
    row.records,
    row.ratedQuantity,
    row.amountMicros,
  ]);

/** All records of a day, two a page. */
async function records(charged: ChargedRecords, day: string): Promise<LineRecord[]> {
  const found: LineRecord[] = [];
  for (;;) {
    const page = await door.usage.reads.lineRecords({
      ...charged,
      day,
      after: found.at(-1) ?? null,
      limit: 2,
    });
    found.push(...page);
    if (page.length < 2) return found;
  }
}
const amounts = async (charged: ChargedRecords, day: string) =>
  (await records(charged, day)).map(({ amountMicros }) => amountMicros);

test("a share is what the rounded running total grows by; days are the sums of their records", async () => {
  await store("L1", [
    ["2026-10-01T08:00:00Z", 1],
    ["2026-10-01T09:00:00Z", 1],
    ["2026-10-01T10:00:00Z", 1],
    ["2026-10-02T08:00:00Z", 4],
  ]);
  // Of 10 by 1, 1, 1, 4 the running total is 1.43, 2.86, 4.29, 10: rounded 1, 3, 4, 10.
  expect(await days(line("L1", 10n))).toEqual([
    ["2026-10-01", 3n, 3n, 4n],
    ["2026-10-02", 1n, 4n, 6n],
  ]);
  expect(await amounts(line("L1", 10n), "2026-10-01")).toEqual([1n, 2n, 1n]);
  expect(await amounts(line("L1", 10n), "2026-10-02")).toEqual([6n]);
  expect(await amounts(line("L1", -10n), "2026-10-01")).toEqual([-1n, -2n, -1n]);
  expect(await amounts(line("L1", 0n), "2026-10-01")).toEqual([0n, 0n, 0n]);
});

test("a half goes away from zero, and the largest amounts stay exact", async () => {
  await store("L2", [
    ["2026-10-01T08:00:00Z", 1],
    ["2026-10-02T08:00:00Z", 1],
  ]);
  const shares = async (amount: bigint) => (await days(line("L2", amount))).map(([, , , share]) => share);
  expect(await shares(5n)).toEqual([3n, 2n]);
  expect(await shares(-5n)).toEqual([-3n, -2n]);
  const most = 9_223_372_036_854_775_807n;
  expect(await shares(most)).toEqual([4_611_686_018_427_387_904n, 4_611_686_018_427_387_903n]);
});

test("where nothing is rated, each record bears the same", async () => {
  await store("L3", [
    ["2026-10-01T08:00:00Z", 0],
    ["2026-10-02T08:00:00Z", 0],
    ["2026-10-02T09:00:00Z", 0],
  ]);
  expect(await days(line("L3", 9n))).toEqual([
    ["2026-10-01", 1n, 0n, 3n],
    ["2026-10-02", 2n, 0n, 6n],
  ]);
  expect(await amounts(line("L3", 9n), "2026-10-02")).toEqual([3n, 3n]);
});

test("days are cut in the zone, and records of one instant stand by their keys", async () => {
  // In Berlin the first is on 1 October, the last two on 26 October, an hour after the clocks went back.
  await store("L4", [
    ["2026-09-30T22:00:00Z", 1],
    ["2026-10-25T23:00:00Z", 1],
    ["2026-10-25T23:00:00Z", 2],
  ]);
  expect(await days(line("L4", 8n))).toEqual([
    ["2026-10-01", 1n, 1n, 2n],
    ["2026-10-26", 2n, 3n, 6n],
  ]);
  expect((await records(line("L4", 8n), "2026-10-26")).map((row) => row.amountMicros)).toEqual([2n, 4n]);
});

test("only records of the line's files, period, agreement and line count", async () => {
  await store("L5", [["2026-10-01T08:00:00Z", 1]]);
  await store("L5", [["2026-10-02T08:00:00Z", 1]], { file_id: 2 });
  await store("L5", [["2026-10-03T08:00:00Z", 1]], { period: "2026-11" });
  await store("L5", [["2026-10-04T08:00:00Z", 1]], { agreement_id: "other" });
  expect(await days(line("L5", 7n))).toEqual([["2026-10-01", 1n, 1n, 7n]]);
  expect(await days(line("L5", 7n, { fileIds: [1, 2] }))).toHaveLength(2);
  expect(await days(line("L6", 7n))).toEqual([]);
  expect(await amounts(line("L6", 7n), "2026-10-01")).toEqual([]);
});

test("what a record cost is neither read nor answered", async () => {
  const [record] = await records(line("L1", 10n), "2026-10-01");
  expect(Object.values(record ?? {})).not.toContain(99n);
  expect(Object.keys(record ?? {}).filter((field) => /charge|cost/i.test(field))).toEqual([]);
});
