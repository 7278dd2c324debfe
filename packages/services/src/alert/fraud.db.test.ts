import { afterAll, beforeAll, expect, test } from "vitest";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { call, type UsageShop, type UsageWorld, usageWorld } from "../testing/usage-shop.ts";
import { markFalsePositive } from "./act-on-alert.ts";
import { changeSettings } from "./change-settings.ts";
import { runUsageDetectors } from "./run-detectors.ts";
import { showUsageAlert } from "./show-alert.ts";
import { usageBook } from "./usage-book.ts";
import { simHash } from "./usage-findings.ts";

/** One evening of an operator: SIMs that do too much, and as many just within the limit. */
let world: UsageWorld;
let shop: UsageShop;
const sims = new Map<string, string>();
const AT = new Date("2026-11-26T06:00:00Z");
const NEW_FROM = "2026-11-24";

const data = (time: string, imsi: string, megabytes: number, plmn = "26201") =>
  `${time},${imsi},,,D,0,${megabytes * 1_000_000},${plmn}`;
const message = (time: string, imsi: string) => `${time},${imsi},,4930123456,S,0,0,26201`;
const at = (minute: number, hour = 20) =>
  `2026-11-25T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`;

beforeAll(async () => {
  world = await usageWorld();
  shop = await world.makeShop();
  for (const name of ["spends", "spends-less", "loads", "loads-less", "talks", "talks-less"]) {
    sims.set(name, await world.addPerson(shop, name));
  }
  for (const name of ["writes", "writes-less", "premium", "premium-less"]) {
    sims.set(name, await world.addPerson(shop, name));
  }
  for (const [name, value] of [
    ["sim-spend", { limit: 3 }],
    ["sim-data", { limitMegabytes: 250 }],
    ["sim-voice", { limitMinutes: 9 }],
    ["sim-messages", { limit: 2 }],
    ["premium-number", { prefixes: ["49900"] }],
  ] as const) {
    await tune(name, value);
  }
  await world.ingest(evening());
  await ratePeriod(shop.db, { period: "2026-11" });
}, 60_000);
afterAll(() => world.close());

function tune(detector: Parameters<typeof changeSettings>[1]["detector"], settings: object) {
  return changeSettings(usageBook(shop.db.shared, shop.id), {
    ...{ detector, subject: null, settings: { ...settings }, version: 0 },
    ...{ reason: "Small numbers for a test.", actor: "olga", at: AT },
  });
}

function evening(): string[] {
  const of = (name: string) => sims.get(name) ?? "";
  return [
    // Two minutes are in the plan, each other one is 0.60: seven minutes are 3.00, a second more is 3.01.
    call(at(1), of("spends"), 421),
    call(at(1), of("spends-less"), 420),
    data(at(2), of("loads"), 251),
    data(at(2), of("loads-less"), 250),
    // Nine minutes in two calls a quarter of a day apart, and a second more.
    call(at(3), of("talks"), 420),
    call(at(3, 22), of("talks"), 121),
    call(at(3), of("talks-less"), 420),
    call(at(3, 22), of("talks-less"), 120),
    ...[10, 20, 30].map((minute) => message(at(minute), of("writes"))),
    // The third message comes when the first is more than an hour ago.
    ...[10, 20].map((minute) => message(at(minute), of("writes-less"))),
    message(at(11, 21), of("writes-less")),
    ...[5, 6, 7].map((minute) => call(at(minute), of("premium"), 10, "4990012345")),
    ...[5, 6].map((minute) => call(at(minute), of("premium-less"), 10, "4990012345")),
  ];
}

async function found() {
  const alerts = await shop.db.shared.usageAlert.findMany({
    where: { closedAt: null },
    include: { subscriber: { select: { number: true } } },
    orderBy: { detector: "asc" },
  });
  return alerts
    .map(({ detector, measured, subscriber }) => [detector, subscriber?.number ?? "", measured] as const)
    .sort(([one, who], [other, whom]) => one.localeCompare(other) || who.localeCompare(whom));
}

test("each fraud rule finds its SIM and not the one that stays within the limit", async () => {
  await runUsageDetectors(shop.db, AT);
  expect(await found()).toEqual([
    ["premium-number", "premium", 3n],
    ["sim-data", "loads", 251_000_000n],
    ["sim-messages", "writes", 3n],
    // 301 seconds beyond the plan at 0.01; and 421 of the one who talks beyond the limit for both.
    ["sim-spend", "spends", 3_010_000n],
    ["sim-spend", "talks", 4_210_000n],
    ["sim-spend", "talks-less", 4_200_000n],
    ["sim-voice", "talks", 541n],
  ]);
  expect(await runUsageDetectors(shop.db, AT)).toMatchObject({ found: 7, opened: 0, moved: 0, closed: 0 });
});

test("an alert names its SIM by a mark, and a false alarm is none again for that SIM alone", async () => {
  const { id, subject } = await shop.db.shared.usageAlert.findFirstOrThrow({
    where: { detector: "sim-data" },
  });
  expect(subject).toBe(simHash(shop.id, sims.get("loads") ?? ""));
  const shown = await showUsageAlert(shop.db, id);
  expect(JSON.stringify(shown.drivers.map(({ id: driver }) => driver))).not.toContain(sims.get("loads"));
  const action = { id, reason: "A camera.", actor: "olga", at: AT };
  await shop.db.$transaction((tx) => markFalsePositive(usageBook(tx, shop.id), action));
  expect(await runUsageDetectors(shop.db, AT)).toMatchObject({ found: 6, opened: 0 });
});

test("a SIM that goes abroad right after it was given out is found, one that waited is not", async () => {
  for (const [name, since] of [
    ["fresh", NEW_FROM],
    ["settled", "2026-11-01"],
  ] as const) {
    const imsi = await world.addPerson(shop, name);
    const { id } = await shop.db.shared.subscriber.findFirstOrThrow({ where: { number: name } });
    await world.database.superuser.query(
      "UPDATE subscriber_sim SET valid_from = $1 WHERE subscriber_id = $2",
      [new Date(`${since}T08:00:00Z`), id],
    );
    await world.ingest([data(at(40), imsi, 1, "26801")]);
  }
  await runUsageDetectors(shop.db, AT);
  expect((await found()).filter(([detector]) => detector === "sim-abroad")).toEqual([
    ["sim-abroad", "fresh", 1n],
  ]);
});

test("the portfolio reads of an operator's alerts what names nobody", async () => {
  const db = world.database.portfolioDb();
  const known = { id: true, operatorId: true, detector: true, severity: true, status: true } as const;
  expect((await db.usageAlert.findMany({ select: known })).length).toBeGreaterThan(0);
  for (const hidden of ["subject", "fingerprint", "drivers", "subscriberId"] as const) {
    await expect(db.usageAlert.findMany({ select: { [hidden]: true } })).rejects.toThrow();
  }
});
