import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { showEconomics } from "./show-economics.ts";

const GB = 1_000_000_000n;
const EUR = 1_000_000n;
const OPERATOR = "alfa";

let database: TestDatabase;
let db: OperatorDb;
let planVersionId: string;

/** What each of ten subscribers used: 1 to 10 GB of data, and three of them calls. */
const GIGABYTES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

beforeAll(async () => {
  database = await testDatabase();
  await database.makeOperator({ id: OPERATOR });
  db = database.operatorDb(OPERATOR);
  await makePlan();
  for (const [index, gigabytes] of GIGABYTES.entries()) await rate(gigabytes, index < 3 ? 600n : 0n);
  await contract();
});
afterAll(() => database.close());

async function makePlan(): Promise<void> {
  const card = { code: "RC", name: "Retail", currency: "EUR", createdBy: "setup" };
  const { id: rateCardId } = await db.shared.rateCard.create({ data: card });
  const { id: planId } = await db.shared.plan.create({ data: { code: "S", name: "S", createdBy: "setup" } });
  const fee = { code: "BASE", description: "Fee", amount: "12", taxCode: "standard" };
  ({ id: planVersionId } = await db.shared.planVersion.create({
    data: { planId, rateCardId, version: 1, terms: { fees: [fee] }, createdBy: "setup" },
  }));
}

/** A subscriber of the plan, whose first rating of October was replaced by a second. */
async function rate(gigabytes: number, seconds: bigint): Promise<void> {
  const { id: subscriberId } = await db.shared.subscriber.create({ data: { number: randomUUID() } });
  const validFrom = new Date("2026-09-01");
  await db.shared.subscriberPlan.create({ data: { subscriberId, planVersionId, validFrom } });
  const ratings = [1, 2].map((version) => ({
    ...{ id: randomUUID(), subscriberId, period: "2026-10", version, fingerprint: `${version}` },
    ...{ records: 2, unrateable: 0, chargeMicros: version === 1 ? 999n * EUR : BigInt(gigabytes) * EUR },
  }));
  const part = {
    occurredAt: new Date("2026-10-10"),
    part: 1,
    zone: "home",
    rateCode: "R",
    rateCardVersion: 1,
  };
  const rest = { ...part, band: null, bundle: null, chargeMicros: 0n };
  const charges = ratings.flatMap(({ id: ratingId, version }) => [
    { ...rest, ratingId, key: 1n, service: "data", ratedQuantity: BigInt(gigabytes * version) * (GB / 2n) },
    ...(seconds === 0n ? [] : [{ ...rest, ratingId, key: 2n, service: "voice", ratedQuantity: seconds }]),
  ]);
  await db.writes.addRatings({ ratings, charges, entries: [] });
}

/** 90.00 for 100 GB, 20.00 for SIMs, and 5.00 for usage that came late. */
async function contract(): Promise<void> {
  const portfolio = database.portfolioDb();
  await portfolio.mno.create({ data: { id: "mno", name: "Host", senders: [] } });
  await portfolio.agreement.create({
    data: { id: "agr", mnoId: "mno", name: "Master", currency: "EUR", zone: "Europe/Berlin" },
  });
  const issue = (version: number, data: bigint) =>
    portfolio.statement.create({
      data: {
        ...{ operatorId: OPERATOR, number: "ST-1", version, agreementId: "agr", period: "2026-10" },
        ...{ currency: "EUR", netMicros: 115n * EUR, taxMicros: 0n, grossMicros: 115n * EUR },
        ...{ issuedAt: new Date("2026-11-01"), dueOn: new Date("2026-11-30"), hash: "h" },
        document: { zone: "Europe/Berlin", isProvisional: false, converted: null },
        lines: {
          create: [
            { ...line(1, "L1", "usage"), amountMicros: data },
            { ...line(2, "L5", "sim"), amountMicros: 20n * EUR },
            { ...line(3, "L1", "late-usage"), amountMicros: 5n * EUR, originPeriod: "2026-09" },
          ],
        },
      },
    });
  await issue(1, 1_000n * EUR);
  await issue(2, 90n * EUR);
  await database.mediationDb().ensureMonths(OPERATOR, ["2026-10"]);
  await database.superuser.query(
    `INSERT INTO t_${OPERATOR}.cdr (key, occurred_at, volume_bytes, rated_quantity, charge_micros, file_id,
       record_number, duration_seconds, rate_version, is_test, period, agreement_id, service, direction, zone,
       line_code)
     VALUES (1, '2026-10-10Z', 0, $1, 77, 1, 1, 0, 1, false, '2026-10', 'agr', 'data', 'none', 'home', 'L1')`,
    [String(100n * GB)],
  );
}

function line(lineNumber: number, code: string, kind: string) {
  return { lineNumber, code, kind, description: code, originPeriod: "2026-10" };
}

const request = { code: "S", version: 1, seesContract: true };

test("p50 and p90 are of the ratings in force, those without a service counting as none of it", async () => {
  const shown = await showEconomics(db, request);
  expect(shown).toMatchObject({
    period: "2026-10",
    periods: ["2026-10"],
    subscribers: 10,
    feesMicros: 12n * EUR,
  });
  // Of ten in order the fifth and the ninth; only three of ten called at all.
  expect(shown.levels).toEqual([
    {
      percentile: 50,
      usageMicros: 5n * EUR,
      quantities: [
        { service: "data", quantity: 5n * GB },
        { service: "voice", quantity: 0n },
      ],
    },
    {
      percentile: 90,
      usageMicros: 9n * EUR,
      quantities: [
        { service: "data", quantity: 9n * GB },
        { service: "voice", quantity: 600n },
      ],
    },
  ]);
});

test("the contract's latest statement is compared: 0.90 per GB, and 2.00 of the SIMs each", async () => {
  const { contract: compared } = await showEconomics(db, request);
  // 5 × 0.90 + 2.00 = 6.50 of 17.00; 9 × 0.90 + 2.00 = 10.10 of 21.00.
  expect(compared).toMatchObject({
    missing: null,
    levels: [
      { contractMicros: 6_500_000n, leftMicros: 10_500_000n, leftBps: 6_176 },
      { contractMicros: 10_100_000n, leftMicros: 10_900_000n, leftBps: 5_190 },
    ],
    // (12.00 − 2.00) / 4.50
    breakEven: "2.22",
    unpriced: ["voice"],
  });
});

test("without the right to read statements, or without one, there is nothing to compare with", async () => {
  const closed = await showEconomics(db, { ...request, seesContract: false });
  expect(closed.contract).toEqual({ missing: "not-permitted" });
  const earlier = await showEconomics(db, { ...request, period: "2026-08" });
  expect(earlier).toMatchObject({ subscribers: 0, levels: [], contract: { missing: "no-statement" } });
});
