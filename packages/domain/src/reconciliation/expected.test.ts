import { expect, test } from "vitest";
import type { AgreementTerms, ChargeLine } from "../agreement/types.ts";
import { exact, parseExact } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import {
  exampleTerms,
  exampleVersion,
  LINES,
  PERIOD,
  SIMS,
  USAGE,
  usage,
} from "../settlement/testing/example-portfolio.ts";
import { expectPeriod, ROUNDING_CODE } from "./expected.ts";

const sms = (rate: string): ChargeLine[] =>
  LINES.filter(({ code }) => code === "L4").map((line) =>
    line.kind === "usage" ? { ...line, pricing: { model: "per-unit", rate: parseExact(rate) } } : line,
  );

const voice = LINES.filter(({ code }) => code === "L3");

function expectedOf(terms: AgreementTerms, totals = [usage("A", "L4", 333n, { chargeMicros: 1_110_000n })]) {
  return expectPeriod({ period: PERIOD, versions: [exampleVersion(terms)], usage: totals, sims: [] });
}

test("rounding per record takes the sum of the records' charges", () => {
  const terms = exampleTerms({
    lines: sms("0.0035"),
    rounding: { mode: "half-up", scale: 2, per: "record" },
  });
  // 333 x 0.0035 = 1.1655, but the records came to 1.11.
  expect(expectedOf(terms)[0]?.amountMicros).toBe(parseMicros("1.11"));
});

test("rounding per line rounds the priced sum once", () => {
  const terms = exampleTerms({ lines: sms("0.0035") });
  expect(expectedOf(terms)[0]?.amountMicros).toBe(parseMicros("1.17"));
});

test("rounding of the total keeps lines at micros and puts the difference on a line of its own", () => {
  const terms = exampleTerms({
    lines: [...sms("0.0035"), ...voice],
    rounding: { mode: "half-up", scale: 2, per: "total" },
  });
  const totals = [usage("A", "L4", 333n), usage("A", "L3", 61n)];
  // 1.1655 and 61 s = 61/60 x 0.006 = 0.0061: together 1.1716, to be paid 1.17.
  const lines = expectedOf(terms, totals);
  expect(lines.map(({ lineCode, amountMicros }) => [lineCode, amountMicros])).toEqual([
    ["L4", 1_165_500n],
    ["L3", 6_100n],
    [ROUNDING_CODE, -1_600n],
  ]);
});

test("each rate version prices its own quantity, and who used the dearer one weighs more", () => {
  const first = exampleVersion(exampleTerms({ lines: sms("0.01") }), 1);
  const second = exampleVersion(exampleTerms({ lines: sms("0.03") }), 2, Date.UTC(2026, 9, 15));
  const totals = [usage("A", "L4", 1_000n), usage("B", "L4", 1_000n, { rateVersion: 2 })];
  const [line] = expectPeriod({ period: PERIOD, versions: [first, second], usage: totals, sims: [] });
  expect(line?.amountMicros).toBe(parseMicros("40"));
  expect(line?.rate).toBeNull();
  expect(line?.parts.map(({ weight }) => weight)).toEqual([exact(10n), exact(30n)]);
});

test("a version that leaves a line as it was does not start its tiers again", () => {
  const tiered = sms("0").map((line): ChargeLine => {
    const tiers = [
      { upTo: exact(1_000n), rate: parseExact("0.03"), flat: exact(0n) },
      { upTo: null, rate: parseExact("0.01"), flat: exact(0n) },
    ];
    return line.kind === "usage" ? { ...line, pricing: { model: "graduated", tiers } } : line;
  });
  const first = exampleVersion(exampleTerms({ lines: tiered }), 1);
  const second = exampleVersion(exampleTerms({ lines: [...tiered, ...voice] }), 2, Date.UTC(2026, 9, 15));
  const totals = [usage("A", "L4", 1_000n), usage("B", "L4", 1_000n, { rateVersion: 2 })];
  // 1,000 x 0.03 and 1,000 x 0.01: 40.00 of the month, and not 30.00 of each half.
  const [line] = expectPeriod({ period: PERIOD, versions: [first, second], usage: totals, sims: [] });
  expect(line?.amountMicros).toBe(parseMicros("40"));
  expect(line?.parts.map(({ weight }) => weight)).toEqual([exact(1_000n), exact(1_000n)]);
});

test("a set-up fee comes from the records' charges, which know that a record of nothing bears none", () => {
  const lines = sms("0.01").map((line) =>
    line.kind === "usage" ? { ...line, record: { ...line.record, setUpFee: parseExact("0.05") } } : line,
  );
  // 100 x 0.01 and 6 of 7 records at 0.05.
  const totals = [usage("A", "L4", 100n, { records: 7n, chargeMicros: parseMicros("1.30") })];
  expect(expectedOf(exampleTerms({ lines }), totals)[0]?.amountMicros).toBe(parseMicros("1.30"));
});

test("a set-up fee beside tiers is charged per record on top of the month's tiers", () => {
  const tiers = [{ upTo: null, rate: parseExact("0.01"), flat: parseExact("0") }];
  const lines = sms("0.01").map((line) =>
    line.kind === "usage"
      ? {
          ...line,
          pricing: { model: "graduated" as const, tiers },
          record: { ...line.record, setUpFee: parseExact("0.05") },
        }
      : line,
  );
  const totals = [usage("A", "L4", 100n, { records: 7n })];
  expect(expectedOf(exampleTerms({ lines }), totals)[0]?.amountMicros).toBe(parseMicros("1.35"));
});

test("usage of a line that the agreement lacks is refused, never dropped", () => {
  expect(() => expectedOf(exampleTerms({ lines: voice }))).toThrow(
    /line L4, which the agreement does not have/,
  );
});

test("usage rated by an unknown version is refused", () => {
  const totals = [usage("A", "L4", 1n, { rateVersion: 9 })];
  expect(() => expectedOf(exampleTerms(), totals)).toThrow(/version 9/);
});

test("duplicates and other periods do not count", () => {
  const totals = [
    ...USAGE,
    usage("A", "L4", 9_999n, { outcome: "duplicate" }),
    usage("A", "L4", 9_999n, { period: "2026-09" }),
  ];
  const versions = [exampleVersion(exampleTerms())];
  const plain = expectPeriod({ period: PERIOD, versions, usage: USAGE, sims: SIMS });
  expect(expectPeriod({ period: PERIOD, versions, usage: totals, sims: SIMS })).toEqual(plain);
});

test("an annual commitment accrues month by month and is charged in the last period only", () => {
  const lines = LINES.filter(({ code }) => code === "L4" || code === "L7").map((line) =>
    line.kind === "commitment"
      ? { ...line, amountMicros: parseMicros("1200"), cadence: "annual" as const }
      : line,
  );
  const charge = (monthOfYear: number, earlier: string, accrued: string) =>
    expectPeriod({
      period: PERIOD,
      versions: [exampleVersion(exampleTerms({ lines }))],
      usage: [usage("A", "L4", 15_000n)],
      sims: [],
      annual: {
        L7: {
          inScopeEarlierMicros: parseMicros(earlier),
          accruedEarlierMicros: parseMicros(accrued),
          monthOfYear,
        },
      },
    })[1];
  // 15,000 SMS cost 60 a month against 100 a month: 40 more accrue each month.
  expect(charge(1, "0", "0")).toMatchObject({ amountMicros: 0n, accruedMicros: parseMicros("40") });
  expect(charge(2, "60", "40")).toMatchObject({ amountMicros: 0n, accruedMicros: parseMicros("40") });
  expect(charge(12, "660", "440")).toMatchObject({
    amountMicros: parseMicros("480"),
    accruedMicros: parseMicros("-440"),
  });
});

test("an annual commitment without its standing is refused", () => {
  const lines = LINES.map((line) =>
    line.kind === "commitment" ? { ...line, cadence: "annual" as const } : line,
  );
  expect(() => expectedOf(exampleTerms({ lines }))).toThrow(/annual commitment/);
});
