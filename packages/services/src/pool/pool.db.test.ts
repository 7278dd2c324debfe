import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareBillRun } from "../bill/prepare-bill-run.ts";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { terminateSubscriber } from "../subscriber/terminate-subscriber.ts";
import { call, callBundle, type UsageShop, type UsageWorld, usageWorld } from "../testing/usage-shop.ts";
import { joinPool } from "./join-pool.ts";
import { leavePool } from "./leave-pool.ts";
import { showPools } from "./show-pools.ts";

const actor = "support@alfa.example";
const at = (day: string) => new Date(`2026-10-${day}T00:00:00+02:00`);
let world: UsageWorld;

beforeAll(async () => {
  world = await usageWorld();
});
afterAll(() => world.close());

/** Everybody's plan has 2 minutes of calls to share, of which each may use 90 s. */
function family(): Promise<UsageShop> {
  return world.makeShop({ bundles: [callBundle({ pool: { memberCapUnits: 90n } })] });
}

/** Whoever is taken on from now on has a plan without calls of its own. */
async function apart(shop: UsageShop): Promise<void> {
  const { shared } = shop.db;
  const [plan, card] = [await shared.plan.findFirstOrThrow(), await shared.rateCard.findFirstOrThrow()];
  await shared.planVersion.create({
    data: {
      ...{ planId: plan.id, rateCardId: card.id, version: 2, createdBy: "olga", terms: {} },
      ...{ status: "published", publishedBy: "olga", publishedAt: new Date(0) },
    },
  });
}

const join = (db: UsageShop["db"], number: string, more: object = {}) => {
  const pool = { holder: "HOLDER", bundle: "CALLS", cap: null, when: "now", note: "" } as const;
  return joinPool(db, { number, ...pool, actor, at: at("01"), ...more });
};

async function idOf({ shared }: UsageShop["db"], number: string): Promise<string> {
  return (await shared.subscriber.findFirstOrThrow({ where: { number } })).id;
}

/** Of a rated October: what each used of whose allowances, in seconds, and what each pays. */
async function rated({ db }: UsageShop) {
  await ratePeriod(db, { period: "2026-10" });
  const sums = await db.shared.balanceEntry.groupBy({
    by: ["subscriberId", "holderId"],
    where: { kind: { in: ["use", "refund"] } },
    _sum: { quantity: true },
  });
  const people = await db.shared.subscriber.findMany();
  const numberOf = new Map(people.map(({ id, number }) => [id, number]));
  const ratings = await db.shared.retailRating.findMany({ orderBy: { version: "asc" } });
  const charges = new Map(ratings.map((each) => [each.subscriberId, each.chargeMicros]));
  return {
    used: sums
      .map(({ subscriberId, holderId, _sum }) => {
        const holder = holderId === null ? "own" : numberOf.get(holderId);
        return `${numberOf.get(subscriberId)} ${holder} ${-(_sum.quantity ?? 0n)}`;
      })
      .sort(),
    charges: [...charges].map(([id, micros]) => `${numberOf.get(id)} ${micros}`).sort(),
  };
}

test("members use a pool in the order of time, each up to its cap, and pay the rest", async () => {
  const shop = await family();
  const { db } = shop;
  const holder = await world.addPerson(shop, "HOLDER");
  await apart(shop);
  const [first, second] = [await world.addPerson(shop, "FIRST"), await world.addPerson(shop, "SECOND")];
  await join(db, "FIRST", { cap: "0.5" });
  await join(db, "SECOND", { at: at("10") });
  await world.ingest([
    call("2026-10-02T10:00:00Z", first, 60),
    call("2026-10-05T10:00:00Z", second, 60),
    call("2026-10-12T10:00:00Z", second, 60),
    call("2026-10-20T10:00:00Z", holder, 60),
  ]);
  // Of 120 s: FIRST 30 by its own cap, SECOND 60 from the 10th on, the holder the 30 that are left.
  // At 0.60 a minute, 30 s are 0.30; SECOND pays its first call.
  const result = await rated(shop);
  expect(result.used).toEqual(["FIRST HOLDER 30", "HOLDER own 30", "SECOND HOLDER 60"]);
  expect(result.charges).toEqual(["FIRST 300000", "HOLDER 300000", "SECOND 600000"]);
  expect(await ratePeriod(db, { period: "2026-10" })).toMatchObject({ changed: 0 });

  // Who leaves keeps what it used. The holder's call comes before a late one of SECOND, so nothing moves.
  await leavePool(db, { number: "SECOND", holder: "HOLDER", bundle: "CALLS", note: "", actor, at: at("15") });
  await world.ingest([call("2026-10-21T10:00:00Z", second, 60)]);
  const after = await rated(shop);
  expect(after.used).toEqual(result.used);
  expect(after.charges).toEqual(["FIRST 300000", "HOLDER 300000", "SECOND 1200000"]);
  const pools = await showPools(db.shared, await idOf(db, "HOLDER"), at("20"));
  expect(pools.own).toEqual([{ bundle: "CALLS", description: "2 minutes", unit: "minute", cap: "1.5" }]);
  expect(pools.members.map(({ member, cap, validUntil }) => [member, cap, validUntil])).toEqual([
    ["SECOND", null, at("15")],
    ["FIRST", "0.5 minute", null],
  ]);
  // The member's bill says what paid, though its own plan has no such allowance.
  await prepareBillRun(db, { period: "2026-10", actor, at: new Date("2026-11-02T09:00:00Z") });
  const lines = await db.shared.billLine.findMany({
    where: { bill: { subscriber: { number: "SECOND" } } },
    orderBy: { lineNumber: "asc" },
  });
  expect(lines.map(({ description, netMicros }) => [description, netMicros])).toEqual([
    ["CALLS", 1_200_000n],
    ["CALLS, 2 minutes", 0n],
  ]);
});

test("what a pool has left goes on month by month, whoever used it", async () => {
  const rollover = { capUnits: 120n, periods: 1 };
  const shop = await world.makeShop({
    bundles: [callBundle({ pool: { memberCapUnits: null }, rollover })],
  });
  const { db } = shop;
  const holder = await world.addPerson(shop, "HOLDER");
  await apart(shop);
  const member = await world.addPerson(shop, "MEMBER");
  await join(db, "MEMBER");
  await world.ingest([call("2026-10-02T10:00:00Z", member, 50), call("2026-11-02T10:00:00Z", holder, 200)]);
  await ratePeriod(db, { period: "2026-10" });
  // Of October's 120 s, 70 go on: 190 s for 200. The rest, 10 s, costs 0.10.
  expect(await ratePeriod(db, { period: "2026-11" })).toMatchObject({ chargeMicros: 100_000n });
  const left = await db.shared.balanceEntry.groupBy({ by: ["grantPeriod"], _sum: { quantity: true } });
  expect(left.map(({ _sum }) => _sum.quantity)).toEqual([0n, 0n]);
});

test("nobody joins what is no pool, their own, two at once, or days that are not open", async () => {
  const shop = await family();
  const { db } = shop;
  await world.addPerson(shop, "HOLDER");
  await world.addPerson(shop, "OTHER");
  await world.addPerson(shop, "MEMBER");
  const refused = { code: "INPUT_INVALID" };
  await expect(join(db, "HOLDER")).rejects.toMatchObject(refused);
  for (const wrong of [
    { bundle: "DATA" },
    { cap: "much" },
    { cap: "0.0001" },
    { when: { since: "2026-05-01" } },
  ]) {
    await expect(join(db, "MEMBER", wrong)).rejects.toMatchObject(refused);
  }
  await expect(join(db, "NOBODY")).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { from } = await join(db, "MEMBER", { when: { since: "2026-09-15" } });
  expect(from).toEqual(new Date("2026-09-14T22:00:00Z"));
  await expect(join(db, "MEMBER", { holder: "OTHER" })).rejects.toMatchObject({ code: "ALREADY_DONE" });
  const row = { holderId: await idOf(db, "OTHER"), memberId: await idOf(db, "MEMBER"), bundle: "CALLS" };
  await expect(db.shared.poolMember.create({ data: { ...row, validFrom: at("20") } })).rejects.toThrow();
  const change = db.shared.poolMember.updateMany({ data: { capUnits: 7n } });
  await expect(change).rejects.toThrow();
});

test("who is terminated leaves all pools, and nobody uses its own any more", async () => {
  const shop = await family();
  const { db } = shop;
  for (const number of ["HOLDER", "MEMBER", "GONE"]) await world.addPerson(shop, number);
  await join(db, "MEMBER");
  await join(db, "GONE");
  const end = { kind: "voluntary", note: "", actor } as const;
  await terminateSubscriber(db, { number: "GONE", ...end, at: at("05") });
  await terminateSubscriber(db, { number: "HOLDER", ...end, at: at("09") });
  const { members } = await showPools(db.shared, await idOf(db, "HOLDER"), at("08"));
  expect(members.map(({ member, validUntil }) => [member, validUntil]).sort()).toEqual([
    ["GONE", at("05")],
    ["MEMBER", at("09")],
  ]);
  const leave = { number: "MEMBER", holder: "HOLDER", bundle: "CALLS", note: "", actor, at: at("10") };
  await expect(leavePool(db, leave)).rejects.toMatchObject({ code: "ALREADY_DONE" });
});
