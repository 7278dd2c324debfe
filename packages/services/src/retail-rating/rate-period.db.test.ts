import { afterAll, beforeAll, expect, test } from "vitest";
import { call, cardTerms, type UsageWorld, usageWorld } from "../testing/usage-shop.ts";
import { ratePeriod } from "./rate-period.ts";

const PERIOD = { period: "2026-10" };
let world: UsageWorld;

beforeAll(async () => {
  world = await usageWorld();
});
afterAll(() => world.close());

test("all of a subscriber's IMSIs are rated together, and rating again changes nothing", async () => {
  const { id, db, take } = await world.makeShop();
  const imsis = ["262010700000001", "262010700000002"];
  await world.addSims(imsis.map((imsi) => ({ imsi, operatorId: id })));
  await take([`A-1,Ada,,,en,postpaid,mini,8949010000000000107,${imsis.join(" ")},4915170000001,2026-10-01`]);
  await world.ingest([
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
  const { id, db, publish, take } = await world.makeShop();
  const imsi = "262010700000011";
  await world.addSims([{ imsi, operatorId: id }]);
  await take([`B-1,,,,en,postpaid,mini,8949010000000000115,${imsi},,2026-10-01`]);
  await world.ingest([call("2026-10-05T10:00:00Z", imsi, 180)]);
  expect(await ratePeriod(db, PERIOD)).toMatchObject({ changed: 1, chargeMicros: 600_000n });
  // One more minute; from the 10th on a minute costs 0.30.
  await publish(2, cardTerms("0.30"), new Date("2026-10-10T00:00:00+02:00"));
  await world.ingest([call("2026-10-20T10:00:00Z", imsi, 60)]);
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
  const { id, db, take } = await world.makeShop();
  const [old, swapped] = ["262010700000021", "262010700000022"];
  await world.addSims([old, swapped].map((imsi) => ({ imsi: imsi ?? "", operatorId: id })));
  await take([
    `C-1,,,,en,postpaid,mini,8949010000000000123,${old},,2026-10-01`,
    `C-2,,,,en,postpaid,mini,8949010000000000131,${swapped},,2026-10-10`,
  ]);
  await world.ingest([
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
