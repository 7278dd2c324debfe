import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePortfolio } from "../testing/portfolio.ts";
import { ingestText, type UsageLine, usageText } from "../testing/usage-text.ts";

const FILES = 10;
const RECORDS = 300;
const KNOWN = "262010000000001";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

/** Every third record is of a SIM that nobody holds; every fifth of those carries a number only. */
const line = (file: number, at: number): UsageLine => {
  const time = new Date(Date.UTC(2026, 9, 1 + file) + at * 60_000).toISOString().replace(".000", "");
  const seconds = 60 + (at % 7);
  if (at % 3 !== 0) return { time, imsi: KNOWN, seconds };
  return at % 5 === 0
    ? { time, msisdn: `49155${at}`, seconds }
    : { time, imsi: `26209${10_000_000_00 + at}`, seconds };
};

it("usage of no known operator goes to suspense and stays in the sums", async () => {
  const { sourceId, agreementId, addSims } = await makePortfolio(database);
  const { id: alfa } = await database.makeOperator();
  const { id: beta } = await database.makeOperator();
  await addSims([{ imsi: KNOWN, operatorId: alfa }]);
  let unknown = 0;
  for (let file = 0; file < FILES; file++) {
    const lines = Array.from({ length: RECORDS }, (_, at) => line(file, at));
    const mine = lines.filter(({ imsi }) => imsi !== KNOWN).length;
    const { counts } = await ingestText(database, sourceId, `file-${file}.csv`, usageText(lines));
    expect(counts).toMatchObject({
      accepted: RECORDS,
      unattributed: mine,
      attributed: RECORDS - mine,
      quarantined: 0,
    });
    unknown += mine;
  }
  const suspended = await database.superuser.query<{ records: string; charge: string; tagged: string }>(
    `SELECT count(*) AS records, sum(charge_micros) AS charge, count(assignment_id) AS tagged
     FROM t_suspense.cdr`,
  );
  const sums = await database.portfolioDb().usageAggregate.groupBy({
    by: ["operatorId"],
    where: { agreementId, outcome: "accepted" },
    _sum: { records: true, chargeMicros: true },
  });
  const sumOf = (operatorId: string | null) => sums.find((sum) => sum.operatorId === operatorId)?._sum;
  // 60 s are one minute of 0.02, 61 to 66 s are two: the records with at % 7 = 0 cost one.
  const chargeOf = (isUnknown: boolean): bigint =>
    Array.from({ length: RECORDS }, (_, at) => at)
      .filter((at) => (at % 3 === 0) === isUnknown)
      .reduce((sum, at) => sum + (at % 7 === 0 ? 20_000n : 40_000n), 0n) * BigInt(FILES);
  expect(suspended.rows[0]).toEqual({
    records: String(unknown),
    charge: String(chargeOf(true)),
    tagged: "0",
  });
  expect(sumOf(alfa)).toEqual({ records: BigInt(FILES * RECORDS - unknown), chargeMicros: chargeOf(false) });
  expect(sumOf(beta)).toBeUndefined();
  expect(sumOf(null)?.chargeMicros).toBe(chargeOf(true));
  const inSums = Number(sumOf(null)?.records ?? 0n);
  reportGuarantee(40, inSums, unknown, "records of no known operator are in suspense and in the sums");
});
