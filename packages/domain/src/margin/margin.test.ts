import { expect, test } from "vitest";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import { periodOf } from "../period/period.ts";
import { marginVersion } from "../settlement/testing/example-portfolio.ts";
import { liveDays } from "./live-days.ts";
import { type MarginInput, marginOf } from "./margin.ts";
import type { MarginComponent } from "./types.ts";

const october = periodOf("2026-10", "Europe/Berlin");
const eur = parseMicros;
const markup: MarginComponent = { kind: "markup", bps: 1_000, base: "cost" };
const fixed: MarginComponent = { kind: "fixed", amountMicros: eur("750"), isProrated: true };

function input(changes: Partial<MarginInput> & { components?: readonly MarginComponent[] }): MarginInput {
  const { components = [markup], ...rest } = changes;
  return {
    period: october,
    currency: "EUR",
    versions: [marginVersion("A", components)],
    liveFrom: 0,
    liveUntil: null,
    lines: [
      {
        lineCode: "L1",
        originPeriod: "2026-10",
        isUsage: true,
        amountMicros: eur("1000"),
        quantity: exact(40n),
      },
    ],
    revenue: null,
    ...rest,
  };
}

/** Midnight in Berlin at the start of a day of October 2026, which is in summer time until the 25th. */
const berlin = (day: number, hour = 0): number => Date.UTC(2026, 9, day, hour - (day > 25 ? 1 : 2));

test("an operator terminated on the 17th of 31 days pays 411.29 of a fixed 750", () => {
  const onThe17th = input({ components: [fixed], liveUntil: berlin(17, 15) });
  expect(marginOf(onThe17th).totalMicros).toBe(eur("411.29"));
  expect(liveDays(october, 0, berlin(18))).toBe(17);
  expect(liveDays(october, 0, berlin(17))).toBe(16);
});

test("days are counted in the zone, the 25-hour day as one", () => {
  expect(liveDays(october, berlin(25), berlin(26))).toBe(1);
  expect(liveDays(october, 0, null)).toBe(31);
  expect(liveDays(october, october.endsAt, null)).toBe(0);
});

test("a fixed fee that is not prorated is due whole from one live day on, and not at all without", () => {
  const whole = { ...fixed, isProrated: false };
  expect(marginOf(input({ components: [whole], liveUntil: berlin(2) })).totalMicros).toBe(eur("750"));
  expect(marginOf(input({ components: [whole], liveUntil: october.startsAt })).totalMicros).toBe(0n);
});

test("zero usage: the minimum fee is still due", () => {
  const versions = [marginVersion("A", [markup], { minimumMicros: eur("200") })];
  const margin = marginOf(input({ lines: [], versions }));
  expect(margin.lines.map(({ code, amountMicros }) => [code, amountMicros])).toEqual([
    ["MARGIN_MARKUP", 0n],
    ["MARGIN_MINIMUM", eur("200")],
  ]);
});

test("stacked components add up and are clamped to the maximum on a line of its own", () => {
  const components: MarginComponent[] = [
    markup,
    { kind: "per-unit", lines: ["L1"], fee: parseExact("0.05") },
  ];
  const versions = [marginVersion("A", components, { maximumMicros: eur("101") })];
  // 10 % of 1,000 = 100, and 40 x 0.05 = 2: one above the maximum.
  expect(marginOf(input({ versions })).lines.map(({ amountMicros }) => amountMicros)).toEqual(
    ["100", "2", "-1"].map(eur),
  );
});

test("terms that change inside the period give two lines, each for its share of the days", () => {
  const versions = [
    marginVersion("A", [markup]),
    marginVersion("A", [{ ...markup, bps: 2_000 }], {}, berlin(11), 2),
  ];
  // 10 of 31 days at 10 % = 100 x 10/31 = 32.258, and 21 of 31 days at 20 % = 200 x 21/31 = 135.4839.
  expect(marginOf(input({ versions })).lines.map(({ code, amountMicros }) => [code, amountMicros])).toEqual([
    ["MARGIN_MARKUP_V1", eur("32.26")],
    ["MARGIN_MARKUP_V2", eur("135.48")],
  ]);
});

test("a negative cost earns no negative margin unless the contract says so", () => {
  const lines = [
    { lineCode: "L1", originPeriod: "2026-10", isUsage: true, amountMicros: eur("-500"), quantity: null },
  ];
  expect(marginOf(input({ lines })).totalMicros).toBe(0n);
  const versions = [marginVersion("A", [markup], { allowsNegative: true })];
  expect(marginOf(input({ lines, versions })).totalMicros).toBe(eur("-50"));
});

test("a revenue share without revenue, or on provisional revenue, is provisional", () => {
  const components: MarginComponent[] = [{ kind: "revenue-share", bps: 300, of: "revenue" }];
  expect(marginOf(input({ components }))).toMatchObject({ totalMicros: 0n, isProvisional: true });
  const revenue = { netMicros: eur("1000"), isProvisional: true };
  expect(marginOf(input({ components, revenue }))).toMatchObject({
    totalMicros: eur("30"),
    isProvisional: true,
  });
  const final = { ...revenue, isProvisional: false };
  expect(marginOf(input({ components, revenue: final })).isProvisional).toBe(false);
});

test("a share of revenue less cost is never below zero", () => {
  const components: MarginComponent[] = [{ kind: "revenue-share", bps: 1_500, of: "revenue-less-cost" }];
  const revenue = { netMicros: eur("900"), isProvisional: false };
  expect(marginOf(input({ components, revenue })).totalMicros).toBe(0n);
});

test("a base can be usage, the whole cost, or named lines", () => {
  const lines = [
    { lineCode: "L1", originPeriod: "2026-10", isUsage: true, amountMicros: eur("1000"), quantity: null },
    { lineCode: "L5", originPeriod: "2026-10", isUsage: false, amountMicros: eur("300"), quantity: null },
    { lineCode: "L6", originPeriod: "2026-10", isUsage: false, amountMicros: eur("50"), quantity: null },
  ];
  const on = (base: Extract<MarginComponent, { kind: "markup" }>["base"]) =>
    marginOf(input({ lines, components: [{ kind: "markup", bps: 1_000, base }] })).totalMicros;
  expect(on("usage")).toBe(eur("100"));
  expect(on("cost")).toBe(eur("135"));
  expect(on({ lines: ["L5", "L6"] })).toBe(eur("35"));
});

test("JPY margins have no decimals and KWD margins three", () => {
  const third: MarginComponent = { kind: "markup", bps: 3_333, base: "cost" };
  const lines = [
    { lineCode: "L1", originPeriod: "2026-10", isUsage: true, amountMicros: eur("10"), quantity: null },
  ];
  const total = (currency: string) =>
    marginOf(input({ currency, lines, versions: [marginVersion("A", [third], { currency })] })).totalMicros;
  expect(total("JPY")).toBe(eur("3"));
  expect(total("KWD")).toBe(eur("3.333"));
});

test("no terms in force, or terms in another currency, are refused", () => {
  expect(() => marginOf(input({ versions: [] }))).toThrow(/No margin terms/);
  expect(() => marginOf(input({ currency: "USD" }))).toThrow(/in EUR/);
});
