import { expect, test } from "vitest";
import { closePeriod } from "./close-period.ts";
import { consume } from "./consume.ts";
import { openBalances } from "./open-balances.ts";
import { carriedFrom, replaceEntries } from "./replace-entries.ts";
import { bundle, DECEMBER, day, holding, member, NOVEMBER, OCTOBER, terms, usage } from "./terms.fixture.ts";
import type { BalanceEntry, BundleUsage, Carried, Holding } from "./types.ts";

function rate(
  period: typeof OCTOBER,
  holdings: readonly Holding[],
  records: readonly BundleUsage[],
  carried: readonly Carried[] = [],
) {
  const members = [member("s2")];
  let balances = openBalances({ period, holdings, carried, members });
  for (const record of records) balances = consume(balances, record).balances;
  return closePeriod(balances);
}

function shortly(entries: readonly BalanceEntry[]): [string, string, bigint][] {
  return entries.map(({ grantPeriod, kind, quantity }) => [grantPeriod, kind, quantity]);
}

test("without rollover, what is left expires", () => {
  const closed = rate(OCTOBER, [holding([bundle()])], [usage(30n)]);
  expect(shortly(closed.entries)).toEqual([
    ["2026-10", "grant", 100n],
    ["2026-10", "use", -30n],
    ["2026-10", "expire", -70n],
  ]);
  expect(closed.carried).toEqual([]);
});

test("what is carried over keeps its period, is used first, and expires after its periods", () => {
  const held = [holding([bundle({ rollover: { capUnits: 1000n, periods: 1 } })])];
  const october = rate(OCTOBER, held, [usage(40n)]);
  expect(october.carried).toEqual([
    { holder: "s1", bundle: "PLAN/DATA", grantPeriod: "2026-10", quantity: 60n },
  ]);
  const november = rate(NOVEMBER, held, [usage(50n, { at: day(10, 10) })], october.carried);
  expect(shortly(november.entries)).toEqual([
    ["2026-10", "use", -50n],
    ["2026-10", "expire", -10n],
    ["2026-11", "grant", 100n],
  ]);
  expect(november.carried.map(({ grantPeriod, quantity }) => [grantPeriod, quantity])).toEqual([
    ["2026-11", 100n],
  ]);
});

test("above the cap, the oldest expires first", () => {
  const held = [holding([bundle({ rollover: { capUnits: 150n, periods: 12 } })])];
  const october = rate(OCTOBER, held, []);
  const november = rate(NOVEMBER, held, [], october.carried);
  expect(november.carried.map(({ grantPeriod, quantity }) => [grantPeriod, quantity])).toEqual([
    ["2026-10", 50n],
    ["2026-11", 100n],
  ]);
  expect(shortly(november.entries)).toEqual([
    ["2026-10", "expire", -50n],
    ["2026-11", "grant", 100n],
  ]);
});

test("a plan that ends within the period carries nothing over, one that ends with it does", () => {
  const rollover = { capUnits: 1000n, periods: 1 };
  const until = (validUntil: number) =>
    rate(OCTOBER, [holding([bundle({ rollover })], { validUntil })], []).carried.length;
  expect(until(OCTOBER.endsAt - 1)).toBe(0);
  expect(until(OCTOBER.endsAt)).toBe(1);
});

test("what was carried for a plan that is gone expires in the next period", () => {
  const carried = [{ holder: "s1", bundle: "OLD/DATA", grantPeriod: "2026-10", quantity: 60n }];
  const closed = rate(NOVEMBER, [], [], carried);
  expect(shortly(closed.entries)).toEqual([["2026-10", "expire", -60n]]);
});

test("a pass over a month's end grants once, and what is left of it goes with it", () => {
  const validity = { lasts: "days", days: 5, startsOn: "first-use" } as const;
  const pass = holding([], { key: "PASS", terms: terms([bundle({ atEnd: "throttle" })], validity) });
  const october = rate(OCTOBER, [pass], [usage(30n, { at: day(30) })]);
  expect(shortly(october.entries)).toEqual([
    ["2026-10", "grant", 100n],
    ["2026-10", "use", -30n],
  ]);
  const [started] = october.started;
  const running = [{ ...pass, validUntil: started?.until ?? 0 }];
  let balances = openBalances({ period: NOVEMBER, holdings: running, carried: october.carried });
  const inTime = consume(balances, usage(90n, { at: day(2, 10) }));
  expect(inTime).toMatchObject({ over: 0n, throttled: 20n });
  balances = inTime.balances;
  // Five days of Berlin's clock after 30 October, noon in UTC: 4 November, noon in UTC.
  expect(consume(balances, usage(1n, { at: day(4, 10) })).over).toBe(1n);
  expect(shortly(closePeriod(balances).entries)).toEqual([["2026-10", "use", -70n]]);
  // Rated again, October grants and starts the same.
  expect(rate(OCTOBER, running, [usage(30n, { at: day(30) })]).entries).toEqual(october.entries);
});

test("a pass that nobody used is nowhere in the ledger", () => {
  const validity = { lasts: "days", days: 5, startsOn: "first-use" } as const;
  const pass = holding([], { terms: terms([bundle()], validity) });
  expect(rate(OCTOBER, [pass], [])).toEqual({ entries: [], carried: [], started: [] });
});

test("a bundle without end leaves no entries", () => {
  const closed = rate(OCTOBER, [holding([bundle({ allowance: null })])], [usage(5n)]);
  expect(closed.entries).toEqual([]);
});

test("of a pool, the ledger says who used what", () => {
  const shared = holding([bundle({ pool: { memberCapUnits: null } })]);
  const { entries } = rate(
    OCTOBER,
    [shared],
    [usage(30n, { user: "s2" }), usage(20n), usage(5n, { user: "s2" })],
  );
  expect(entries.map(({ holder, user, kind, quantity }) => [holder, user, kind, quantity])).toEqual([
    ["s1", "s1", "grant", 100n],
    ["s1", "s2", "use", -35n],
    ["s1", "s1", "use", -20n],
    ["s1", "s1", "expire", -45n],
  ]);
});

test("a late partial record gives a delta: what it took is refunded, then all is taken", () => {
  const held = [holding([bundle({ rollover: { capUnits: 1000n, periods: 2 } })])];
  const first = rate(OCTOBER, held, [usage(30n)]);
  const again = rate(OCTOBER, held, [usage(30n), usage(25n)]);
  const delta = replaceEntries(first.entries, again.entries);
  expect(shortly(delta)).toEqual([
    ["2026-10", "refund", 30n],
    ["2026-10", "use", -55n],
  ]);
  expect(carriedFrom([...first.entries, ...delta])).toEqual(again.carried);
  const december = rate(DECEMBER, held, [], again.carried);
  expect(shortly(december.entries)).toEqual([
    ["2026-10", "expire", -45n],
    ["2026-12", "grant", 100n],
  ]);
});

test("a period that granted too much is set right by what expires, twice over too", () => {
  const large = rate(OCTOBER, [holding([bundle()])], [usage(70n)]);
  const small = rate(OCTOBER, [holding([bundle({ allowance: 60n })])], [usage(70n)]);
  const down = replaceEntries(large.entries, small.entries);
  // Used 70 and expired 30 come back, 40 of the 100 should not have been granted, 60 are used.
  expect(shortly(down)).toEqual([
    ["2026-10", "refund", 100n],
    ["2026-10", "expire", -40n],
    ["2026-10", "use", -60n],
  ]);
  const up = replaceEntries([...large.entries, ...down], large.entries);
  expect(carriedFrom([...large.entries, ...down, ...up])).toEqual([]);
});
