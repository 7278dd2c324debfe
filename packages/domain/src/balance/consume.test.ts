import { expect, test } from "vitest";
import { type Consumption, consume } from "./consume.ts";
import { openBalances } from "./open-balances.ts";
import { bundle, day, holding, member, OCTOBER, terms, usage } from "./terms.fixture.ts";
import type { BundleUsage, Carried, Holding, PoolMembership } from "./types.ts";

function run(
  holdings: readonly Holding[],
  records: readonly BundleUsage[],
  carried: readonly Carried[] = [],
  members: readonly PoolMembership[] = [],
): Consumption[] {
  let balances = openBalances({ period: OCTOBER, holdings, carried, members });
  return records.map((record) => {
    const consumption = consume(balances, record);
    balances = consumption.balances;
    return consumption;
  });
}

function coveredOf(result: Consumption | undefined): [string, bigint][] {
  return (result?.covered ?? []).map(({ bundle: name, quantity }) => [name, quantity]);
}

test("a record that a bundle cannot hold is split at its edge", () => {
  const [first, second] = run([holding([bundle()])], [usage(70n), usage(50n)]);
  expect(coveredOf(first)).toEqual([["PLAN/DATA", 70n]]);
  expect(coveredOf(second)).toEqual([["PLAN/DATA", 30n]]);
  expect(second).toMatchObject({ over: 20n, throttled: 0n, stopped: 0n, isStopped: false });
});

test("the lowest priority is used first, then the oldest grant, then what ends first", () => {
  const late = holding([bundle({ code: "AT-LAST", priority: 2 })]);
  const soon = holding([bundle({ code: "SOON", allowance: 5n })], { key: "ADD", validUntil: day(20) });
  const carried = [{ holder: "s1", bundle: "PLAN/DATA", grantPeriod: "2026-09", quantity: 7n }];
  const [first] = run([late, holding([bundle({ allowance: 10n })]), soon], [usage(25n)], carried);
  expect(
    first?.covered.map(({ bundle: name, grantPeriod, quantity }) => [name, grantPeriod, quantity]),
  ).toEqual([
    ["PLAN/DATA", "2026-09", 7n],
    ["ADD/SOON", "2026-10", 5n],
    ["PLAN/DATA", "2026-10", 10n],
    ["PLAN/AT-LAST", "2026-10", 3n],
  ]);
});

test("a bundle pays for its own services, directions and zones only, and without zones for all", () => {
  const voice = bundle({ code: "CALLS", services: ["voice"], directions: ["mo"], zones: null });
  const held = [holding([bundle(), voice])];
  const call = { service: "voice", zone: "eu" } as const;
  const results = run(held, [
    usage(1n, { zone: "eu" }),
    usage(1n, { ...call, direction: "mo" }),
    usage(1n, { ...call, direction: "mt" }),
  ]);
  expect(results.map(({ over }) => over)).toEqual([1n, 0n, 1n]);
});

test("beyond its allowance, usage is charged, throttled or stopped as the last bundle for it says", () => {
  const of = (atEnd: "overage" | "throttle" | "stop") =>
    run([holding([bundle({ atEnd })])], [usage(130n)])[0];
  expect(of("overage")).toMatchObject({ over: 30n, throttled: 0n, stopped: 0n });
  expect(of("throttle")).toMatchObject({ over: 0n, throttled: 30n, stopped: 0n });
  expect(of("stop")).toMatchObject({ over: 0n, throttled: 0n, stopped: 30n, isStopped: true });
});

test("an allowance without end covers all, and a bundle of nothing still says what becomes of usage", () => {
  const unlimited = run([holding([bundle({ allowance: null })])], [usage(10n ** 15n)]);
  expect(coveredOf(unlimited[0])).toEqual([["PLAN/DATA", 10n ** 15n]]);
  const nothing = run([holding([bundle({ allowance: 0n, atEnd: "stop" })])], [usage(1n)]);
  expect(nothing[0]).toMatchObject({ covered: [], over: 0n, stopped: 1n });
});

test("usage of another subscriber is not taken from a bundle that is not shared", () => {
  const [first] = run([holding([bundle()])], [usage(10n, { user: "s2" })]);
  expect(first).toMatchObject({ covered: [], over: 10n });
});

test("a pool is used by all, each member up to its cap", () => {
  const shared = holding([bundle({ pool: { memberCapUnits: 60n } })]);
  const records = [usage(80n, { user: "s2" }), usage(50n, { user: "s3" }), usage(1n)];
  const results = run([shared], records, [], [member("s2"), member("s3")]);
  // 60 of 80, then what is left: 40 of 50, then nothing.
  expect(results.map(coveredOf)).toEqual([[["PLAN/DATA", 60n]], [["PLAN/DATA", 40n]], []]);
  expect(results.map(({ over }) => over)).toEqual([20n, 10n, 1n]);
});

test("a member has its own cap, from a day to a day, and nobody else uses the pool", () => {
  const shared = holding([bundle({ pool: { memberCapUnits: 60n } })]);
  const s2 = member("s2", { capUnits: 10n, from: day(5), until: day(15) });
  const times = [4, 5, 14, 15, 16].map((date) => usage(6n, { user: "s2", at: day(date) }));
  // Back with 25: 10 were used before, so 15 are left.
  const back = member("s2", { capUnits: 25n, from: day(20) });
  const last = [usage(90n, { user: "s2", at: day(21) }), usage(90n, { user: "s3", at: day(22) })];
  const results = run([shared], [...times, ...last, usage(90n, { at: day(23) })], [], [s2, back]);
  // Not yet; 6; the 4 that its cap leaves; not any more, twice; 15; never; what the plan lets the holder use.
  expect(results.map(({ covered }) => covered[0]?.quantity ?? 0n)).toEqual([
    0n,
    6n,
    4n,
    0n,
    0n,
    15n,
    0n,
    60n,
  ]);
});

test("a bundle that is no pool is used by its holder alone, whoever is said to be a member", () => {
  const [result] = run([holding([bundle()])], [usage(1n, { user: "s2" })], [], [member("s2")]);
  expect(result).toMatchObject({ covered: [], over: 1n });
});

test("a pass for days begins on its day and ends with its last one, in the operator's zone", () => {
  // 5 October, 00:00 in Berlin, for 3 days: until 8 October, 00:00, which is 22:00 UTC on the 7th.
  const validity = { lasts: "days", days: 3, startsOn: "date" } as const;
  const pass = holding([], { terms: terms([bundle()], validity), validFrom: Date.UTC(2026, 9, 4, 22) });
  const at = (instant: number) => run([pass], [usage(1n, { at: instant })])[0]?.covered.length;
  expect(at(Date.UTC(2026, 9, 4, 21, 59))).toBe(0);
  expect(at(Date.UTC(2026, 9, 4, 22))).toBe(1);
  expect(at(Date.UTC(2026, 9, 7, 21, 59))).toBe(1);
  expect(at(Date.UTC(2026, 9, 7, 22))).toBe(0);
});

test("a pass that starts on first use starts whole, and lasts its days from then on", () => {
  const validity = { lasts: "days", days: 2, startsOn: "first-use" } as const;
  const calls = bundle({ code: "CALLS", services: ["voice"] });
  const pass = holding([], { key: "PASS", terms: terms([bundle(), calls], validity) });
  const voice = { service: "voice", direction: "mo" } as const;
  const results = run(
    [pass],
    [usage(1n, { at: day(10) }), usage(1n, { ...voice, at: day(11) }), usage(1n, { ...voice, at: day(12) })],
  );
  expect(results.map(({ covered }) => covered.length)).toEqual([1, 1, 0]);
  const started = { holder: "s1", holding: "PASS", from: day(10), until: day(12) };
  expect(results[2]?.balances.started).toEqual([started]);
});

test("an add-on for a period is there until its end, and not in the next one", () => {
  const addOn = holding([], { terms: terms([bundle()], { lasts: "period" }), validFrom: day(15) });
  const results = run([addOn], [usage(1n, { at: day(14) }), usage(1n, { at: day(31) })]);
  expect(results.map(({ over }) => over)).toEqual([1n, 0n]);
  const earlier = { ...addOn, validFrom: Date.UTC(2026, 8, 15) };
  expect(run([earlier], [usage(1n)])[0]?.over).toBe(1n);
});

test("a version that follows in the same period adds what it has more, from its day on", () => {
  const first = holding([bundle()], { validUntil: day(15) });
  const second = holding([bundle({ allowance: 150n })], { validFrom: day(15) });
  const results = run([second, first], [usage(120n, { at: day(14) }), usage(60n, { at: day(16) })]);
  expect(results.map(({ over }) => over)).toEqual([20n, 10n]);
});

test("a smaller version takes nothing back, and its zones hold from its day on", () => {
  const first = holding([bundle()], { validUntil: day(15) });
  const second = holding([bundle({ allowance: 10n, zones: ["home", "eu"] })], { validFrom: day(15) });
  const abroad = { zone: "eu" };
  const results = run(
    [first, second],
    [usage(1n, { ...abroad, at: day(14) }), usage(90n, { ...abroad, at: day(16) })],
  );
  expect(results.map(({ over }) => over)).toEqual([1n, 0n]);
});

test("a prorated bundle grants by days held, rounded up: 17 of 31 days of 100 are 55", () => {
  // 100 × 17 / 31 = 54.8…
  const prorated = holding([bundle({ isProrated: true })], { validFrom: day(15) });
  expect(run([prorated], [usage(60n, { at: day(16) })])[0]?.over).toBe(5n);
});

test("prorated versions that follow each other grant a part each: 15 of 31 days and 17 of 31 days", () => {
  // The 15th counts for both: 100 × 15 / 31 = 48.4 → 49; 200 × 17 / 31 = 109.7 → 110.
  const first = holding([bundle({ isProrated: true })], { validUntil: day(15) });
  const second = holding([bundle({ isProrated: true, allowance: 200n })], { validFrom: day(15) });
  expect(run([first, second], [usage(200n, { at: day(20) })])[0]?.over).toBe(200n - 49n - 110n);
});

test("what is carried over of a plan that is held no more pays for nothing", () => {
  const carried = [{ holder: "s1", bundle: "OLD/DATA", grantPeriod: "2026-09", quantity: 7n }];
  expect(run([], [usage(5n)], carried)[0]?.over).toBe(5n);
});

test("partial records of a session come to one sum in whatever order they arrive", () => {
  const parts = [usage(40n, { at: day(3) }), usage(50n, { at: day(4) }), usage(45n, { at: day(5) })];
  const sums = [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ].map((order) => {
    const results = run(
      [holding([bundle()])],
      order.flatMap((index) => parts[index] ?? []),
    );
    return results.reduce((sum, { over }) => sum + over, 0n);
  });
  expect(sums).toEqual([35n, 35n, 35n]);
});

test("a data session of 0 s is taken by its volume", () => {
  expect(coveredOf(run([holding([bundle()])], [usage(42n)])[0])).toEqual([["PLAN/DATA", 42n]]);
});
