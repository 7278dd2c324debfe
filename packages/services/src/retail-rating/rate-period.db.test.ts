import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import { encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { exact, parseExact } from "@tributary/domain/money/exact";
import type { RateCardTerms } from "@tributary/domain/rate-card/types";
import { HEADER, makePortfolio, type TestPortfolio } from "@tributary/mediation/testing/portfolio";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importSubscribers } from "../subscriber/import-subscribers.ts";
import { readSealKeys } from "../subscriber/seal-keys.ts";
import { billingProfile } from "../testing/billing-profile.ts";
import { ingestFiles } from "../usage-file/ingest-files.ts";
import { ratePeriod } from "./rate-period.ts";

const keys = readSealKeys(`1:${"b".repeat(64)}`);
const PERIOD = { period: "2026-10" };
const folder = mkdtempSync(join(tmpdir(), "tributary-rating-"));
let database: TestDatabase;
let portfolio: TestPortfolio;
let made = 0;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const minute = { name: "minute", size: 60n };
const megabyte = { name: "MB", size: 1_000_000n };

/** Calls at so much a minute by the second, data at 0.01 a MB; numbers of 49 and the home network only. */
function cardTerms(perMinute: string): RateCardTerms {
  const record = { first: 1n, next: 1n, setUpFee: exact(0n), minimumCharge: exact(0n) };
  const rate = (code: string, service: "voice" | "data", unit: typeof minute, price: string) => ({
    ...{ code, description: code, services: [service], zones: ["domestic"], unit },
    bands: [
      { name: "all", when: null, record, pricing: { model: "per-unit" as const, rate: parseExact(price) } },
    ],
  });
  return {
    ...{ currency: "EUR", zone: "Europe/Berlin", holidays: [] },
    rounding: { mode: "half-up", scale: 6 },
    zones: { plmns: { "26201": "domestic" }, prefixes: { "49": "domestic" }, homePlmns: ["26201"] },
    rates: [rate("CALLS", "voice", minute, perMinute), rate("DATA", "data", megabyte, "0.01")],
  };
}

/** An operator whose plan includes two minutes of calls. */
async function makeShop() {
  const { id } = await database.makeOperator();
  const db = database.operatorDb(id);
  const by = { createdBy: "olga" };
  const published = { status: "published", publishedBy: "olga", publishedAt: new Date() };
  const card = await db.shared.rateCard.create({
    data: { code: "std", name: "Std", currency: "EUR", ...by },
  });
  const publish = (version: number, terms: RateCardTerms, effectiveFrom: Date) =>
    db.shared.rateCardVersion.create({
      data: {
        ...{ rateCardId: card.id, version, effectiveFrom, ...by, ...published },
        terms: encodeRateCardTerms(terms) as object,
      },
    });
  await publish(1, cardTerms("0.60"), new Date(0));
  const plan = await db.shared.plan.create({ data: { code: "mini", name: "Mini", ...by } });
  const bundle = {
    ...{ code: "CALLS", description: "2 minutes", services: ["voice" as const], zones: ["domestic"] },
    ...{
      allowance: 120n,
      unit: minute,
      isProrated: false,
      priority: 1,
      atEnd: "overage" as const,
      rollover: null,
    },
  };
  const terms = { validity: { lasts: "open" as const }, fees: [], discounts: [], bundles: [bundle] };
  await db.shared.planVersion.create({
    data: {
      ...{ planId: plan.id, rateCardId: card.id, version: 1, ...by, ...published },
      terms: encodePlanTerms(terms) as object,
    },
  });
  const profile = encodeBillingProfileTerms(billingProfile());
  await db.shared.billingProfile.create({
    data: { version: 1, effectiveFrom: "2026-01", terms: profile, ...by },
  });
  return { id, db, publish };
}

async function take(db: OperatorDb, rows: readonly string[]): Promise<void> {
  const header = "number,name,email,address,language,billing,plan,iccid,imsis,msisdn,validFrom";
  const bytes = new TextEncoder().encode([header, ...rows].join("\n"));
  const file = {
    fileName: "people.csv",
    zone: "Europe/Berlin",
    at: new Date("2026-12-01"),
    keys,
    actor: "olga",
  };
  await importSubscribers(db, { ...file, bytes });
}

async function ingest(rows: readonly string[]) {
  const path = join(folder, `usage-${++made}.csv`);
  writeFileSync(path, [HEADER, ...rows, ""].join("\n"));
  const request = {
    sourceId: portfolio.sourceId,
    paths: [path],
    actor: "test",
    receivedAt: Date.UTC(2026, 11, 1),
  };
  await ingestFiles(database, request);
}

const call = (time: string, imsi: string, seconds: number, other = "4930123456") =>
  `${time},${imsi},,${other},V,${seconds},0,26201`;

test("all of a subscriber's IMSIs are rated together, and rating again changes nothing", async () => {
  const { id, db } = await makeShop();
  const imsis = ["262010700000001", "262010700000002"];
  await portfolio.addSims(imsis.map((imsi) => ({ imsi, operatorId: id })));
  await take(db, [
    `A-1,Ada,,,en,postpaid,mini,8949010000000000107,${imsis.join(" ")},4915170000001,2026-10-01`,
  ]);
  await ingest([
    call("2026-10-05T10:00:00Z", imsis[0] ?? "", 90),
    call("2026-10-05T11:00:00Z", imsis[1] ?? "", 90),
    `2026-10-06T11:00:00Z,${imsis[1]},,,D,0,5000000,26201`,
  ]);
  // 180 s less 120 s of allowance are 1 minute at 0.60; 5 MB at 0.01 are 0.05.
  const first = await ratePeriod(db, PERIOD);
  expect(first).toMatchObject({
    subscribers: 1,
    changed: 1,
    records: 3,
    unrateable: 0,
    chargeMicros: 650_000n,
  });
  expect(await ratePeriod(db, PERIOD)).toMatchObject({ changed: 0, chargeMicros: 650_000n });
  const charges = await db.usage.retailCharge.findMany({ orderBy: [{ occurredAt: "asc" }, { part: "asc" }] });
  expect(
    charges.map(({ bundle, ratedQuantity, chargeMicros }) => [bundle, ratedQuantity, chargeMicros]),
  ).toEqual([
    ["mini/CALLS", 90n, 0n],
    ["mini/CALLS", 30n, 0n],
    [null, 60n, 600_000n],
    [null, 5_000_000n, 50_000n],
  ]);
  expect(await db.shared.balanceEntry.aggregate({ _sum: { quantity: true } })).toEqual({
    _sum: { quantity: 0n },
  });
});

test("a late record and a new rate card make the next version, and the ledger still adds up", async () => {
  const { id, db, publish } = await makeShop();
  const imsi = "262010700000011";
  await portfolio.addSims([{ imsi, operatorId: id }]);
  await take(db, [`B-1,,,,en,postpaid,mini,8949010000000000115,${imsi},,2026-10-01`]);
  await ingest([call("2026-10-05T10:00:00Z", imsi, 180)]);
  expect(await ratePeriod(db, PERIOD)).toMatchObject({ changed: 1, chargeMicros: 600_000n });
  // One more minute; from the 10th on a minute costs 0.30.
  await publish(2, cardTerms("0.30"), new Date("2026-10-10T00:00:00+02:00"));
  await ingest([call("2026-10-20T10:00:00Z", imsi, 60)]);
  expect(await ratePeriod(db, PERIOD)).toMatchObject({ changed: 1, chargeMicros: 900_000n });
  const ratings = await db.shared.retailRating.findMany({ orderBy: { version: "asc" } });
  expect(ratings.map(({ version, chargeMicros }) => [version, chargeMicros])).toEqual([
    [1, 600_000n],
    [2, 900_000n],
  ]);
  const sums = await db.shared.balanceEntry.groupBy({
    by: ["kind"],
    _sum: { quantity: true },
    orderBy: { kind: "asc" },
  });
  expect(sums.map(({ kind, _sum }) => [kind, _sum.quantity])).toEqual([
    ["grant", 120n],
    ["refund", 120n],
    ["use", -240n],
  ]);
});

test("usage before a SIM is somebody's costs nobody; without a rate it is unrateable", async () => {
  const { id, db } = await makeShop();
  const [old, swapped] = ["262010700000021", "262010700000022"];
  await portfolio.addSims([old, swapped].map((imsi) => ({ imsi: imsi ?? "", operatorId: id })));
  await take(db, [
    `C-1,,,,en,postpaid,mini,8949010000000000123,${old},,2026-10-01`,
    `C-2,,,,en,postpaid,mini,8949010000000000131,${swapped},,2026-10-10`,
  ]);
  await ingest([
    call("2026-10-05T10:00:00Z", old ?? "", 120),
    call("2026-10-05T10:00:00Z", swapped ?? "", 60),
    call("2026-10-15T10:00:00Z", swapped ?? "", 150, "33100"),
  ]);
  const rated = await ratePeriod(db, PERIOD);
  // The call before the 10th is of no subscriber; the one abroad has no rate, and is not free.
  expect(rated).toMatchObject({ records: 2, unrateable: 1, chargeMicros: 0n });
  const [unrateable] = await db.usage.retailCharge.findMany({ where: { chargeMicros: null } });
  expect(unrateable).toMatchObject({ ratedQuantity: 150n, rateCode: null, zone: null });
});
