import { expect, test } from "vitest";
import accessFees from "../agreement/golden/billrun-access-fees.json" with { type: "json" };
import billrunTiers from "../agreement/golden/billrun-tiers.json" with { type: "json" };
import { divideExact, exact, multiplyExact, parseExact, ZERO } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import type { Exact, Micros, RoundingMode } from "../money/types.ts";
import { localToInstant } from "../period/local-time.ts";
import { recordRating } from "../rating/terms.fixture.ts";
import { createRetailRater } from "./create-retail-rater.ts";
import selection from "./golden/billrun-rate-selection.json" with { type: "json" };
import bands from "./golden/cgrates-bands.json" with { type: "json" };
import split from "./golden/rate-o-mat-split.json" with { type: "json" };
import { callAt, cardOf, rateBand, rateOf } from "./rate-card.fixture.ts";
import type { DayKind, FoundRate, RateBand, RateCardVersion, RetailUsage } from "./types.ts";

const EVERY_DAY: readonly DayKind[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SECOND = { name: "second", size: 1n };

/** Decimals, or fractions such as 1/1200 where a rate has no end. */
function readRate(text: string): Exact {
  const [numerator = "", denominator = "1"] = text.split("/");
  return divideExact(parseExact(numerator), parseExact(denominator));
}

function readSteps(steps: readonly (readonly (number | string)[])[], per: Exact) {
  return steps.map(([from = 0, step = 1, rate = "0"]) => ({
    from: BigInt(from),
    step: BigInt(step),
    rate: multiplyExact(readRate(String(rate)), per),
  }));
}

/** The rate and the prices of a record of which a bundle paid `covered` at its beginning. */
function rated(versions: readonly RateCardVersion[], usage: RetailUsage, covered = 0n) {
  const rater = createRetailRater(versions);
  const found = rater.find(usage);
  if (found.unrateable !== undefined) return { found: null, prices: [] };
  let paid = covered;
  const charged = found.parts.map(({ ratedQuantity }) => {
    const left = ratedQuantity - paid;
    paid = left < 0n ? -left : 0n;
    return left < 0n ? 0n : left;
  });
  return { found, prices: rater.pricesOf(found, charged, 0n) };
}

function total(prices: readonly Micros[]): Micros {
  return prices.reduce((sum, price) => sum + price, 0n);
}

interface BandedCall extends Omit<(typeof bands.cases)[number], "bands"> {
  readonly bands: readonly {
    readonly days: string;
    readonly minutes: readonly number[];
    readonly steps: readonly (readonly (number | string)[])[];
    readonly fee?: string;
    readonly most?: string;
  }[];
}

function priceOfCall(call: BandedCall): Micros | null {
  const own = call.bands.map((band, index): RateBand => {
    const [fromMinute = 0, untilMinute = 0] = band.minutes;
    const fees = {
      setUpFee: parseExact(band.fee ?? "0"),
      ...(band.most === undefined ? {} : { maximumCharge: parseExact(band.most) }),
    };
    return rateBand({
      name: `band-${index}`,
      when: [{ days: band.days.split(" ") as DayKind[], fromMinute, untilMinute }],
      record: recordRating(0n, 1n, { ...fees, steps: readSteps(band.steps, exact(1n)) }),
    });
  });
  const prefixes: Record<string, string> = Object.fromEntries(call.prefixes);
  const others = Object.values(prefixes).filter((zone) => zone !== call.zone);
  const [mode, scale] = call.rounding;
  const card = cardOf(
    [rateOf({ code: "RIGHT", zones: [call.zone], unit: SECOND, bands: own }), rateOf({ zones: others })],
    {
      zone: "UTC",
      rounding: { mode: mode as RoundingMode, scale: Number(scale) },
      zones: { plmns: {}, prefixes },
    },
  );
  const usage = callAt(call.startedAt, BigInt(call.seconds), { dialled: call.dialled });
  const { found, prices } = rated([card], usage, BigInt(call.bundleSeconds ?? 0));
  return found?.rateCode === "RIGHT" ? total(prices) : null;
}

test("CGRateS's calls by time of day come out, and those that draw on an allowance", () => {
  const wrong = bands.cases.filter((call) => priceOfCall(call) !== parseMicros(call.amount));
  console.log(
    `oracles: ${bands.cases.length - wrong.length} of ${bands.inSource} CGRateS calls by time of day`,
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(bands.cases).toHaveLength(18);
});

test("BillRun's rates are found, the longest prefix among those of the version in force", () => {
  const wrong = selection.cases.filter(({ service, occurredAt, dialled, versions, rate }) => {
    const cards = versions.map(([effectiveFrom, rates], index) => {
      const named = Object.entries(rates as Record<string, string[]>);
      const prefixes = Object.fromEntries(named.flatMap(([code, all]) => all.map((each) => [each, code])));
      const terms = cardOf(
        named.map(([code]) => rateOf({ code, services: [service as "voice"], zones: [code] })),
        { zones: { plmns: {}, prefixes } },
      );
      return { ...terms, version: index + 1, effectiveFrom: Date.parse(String(effectiveFrom)) };
    });
    const { found } = rated(cards, callAt(occurredAt, 60n, { service: service as "voice", dialled }));
    return (found?.rateCode ?? null) !== rate;
  });
  console.log(
    `oracles: ${selection.cases.length - wrong.length} of ${selection.inSource} BillRun rate selections`,
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(selection.cases).toHaveLength(6);
});

/** BillRun's quantities have up to one decimal: the unit is ten base units. */
const TENTHS = { name: "unit", size: 10n };

test("BillRun's tiers and access prices come out of a rate card as well", () => {
  const tier = ([upTo, rate, flat, block]: readonly (string | null)[]) => ({
    upTo: typeof upTo === "string" ? parseExact(upTo) : null,
    rate: readRate(rate ?? "0"),
    flat: parseExact(flat ?? "0"),
    ...(typeof block === "string" ? { block: parseExact(block) } : {}),
  });
  const usage = (quantity: bigint) => callAt("2026-10-05T12:00:00Z", quantity, { service: "data" });
  const priceOf = (band: RateBand, quantity: bigint): Micros =>
    total(
      rated([cardOf([rateOf({ services: ["data"], unit: TENTHS, bands: [band] })])], usage(quantity)).prices,
    );
  // A record is never negative: the two credits among the source's cases are no records.
  const tiers = billrunTiers.cases.filter(({ quantity }) => !quantity.startsWith("-"));
  const wrong = tiers.filter(({ price, quantity, amount }) => {
    const pricing = { model: "graduated", tiers: price.tiers.map(tier) } as const;
    const tenths = multiplyExact(parseExact(quantity), exact(10n));
    return priceOf(rateBand({ pricing }), tenths.numerator) !== parseMicros(amount);
  });
  const fees = accessFees.cases.filter(({ fee, amount }) => {
    const record = recordRating(1n, 1n, { setUpFee: parseExact(fee) });
    const free = { model: "per-unit", rate: ZERO } as const;
    return priceOf(rateBand({ record, pricing: free }), 10n) !== parseMicros(amount);
  });
  const run = tiers.length + accessFees.cases.length;
  const right = run - wrong.length - fees.length;
  console.log(`oracles: ${right} of ${billrunTiers.inSource} BillRun tariff cases by a rate card`);
  expect([...wrong, ...fees].map(({ id }) => id)).toEqual([]);
  expect(run).toBe(43);
});

type SplitTariff = typeof split.case.customer | typeof split.case.reseller;

/** Peak is every other minute from 08:00 to 08:10. */
function peakBands({ onPeak, offPeak }: SplitTariff): RateBand[] {
  const minutes = [0, 2, 4, 6, 8].map((minute) => 480 + minute);
  const peak = minutes.map((from) => ({ days: EVERY_DAY, fromMinute: from, untilMinute: from + 1 }));
  const band = (name: string, steps: SplitTariff["onPeak"], when: RateBand["when"]) =>
    rateBand({ name, when, record: recordRating(0n, 1n, { steps: readSteps(steps, exact(1n, 100n)) }) });
  return [band("on", onPeak, peak), band("off", offPeak, null)];
}

function fragmentsOf(tariff: SplitTariff): { found: FoundRate; cents: (Micros | undefined)[] } {
  const { zone, startedAt, seconds } = split.case;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = startedAt
    .split(/[-T:]/)
    .map(Number);
  const local = localToInstant({ year, month, day, hour, minute, second }, zone, "earlier");
  if (local.skipped) throw new Error("the clock has this reading");
  const usage = callAt("2015-04-01T00:00:00Z", BigInt(seconds), { occurredAt: local.instant });
  const card = cardOf([rateOf({ unit: SECOND, bands: peakBands(tariff) })], { zone });
  const { found, prices } = rated([card], usage);
  if (found === null) throw new Error("there is a rate");
  return { found, cents: prices };
}

test("rate-o-mat's call of eleven fragments is cut where its peaks begin and end", () => {
  for (const tariff of [split.case.customer, split.case.reseller]) {
    const { found, cents } = fragmentsOf(tariff);
    expect(found.parts.map(({ ratedQuantity }) => Number(ratedQuantity))).toEqual(tariff.durations);
    expect(found.parts.map(({ band }) => Number(band === "on"))).toEqual(tariff.onPeakFlags);
    // A cent has four decimals in micros, as printed there; a part is what it adds to the rounded sum.
    const differences = tariff.cents.map((text, index) => parseMicros(text) / 100n - (cents[index] ?? 0n));
    expect(differences.filter((micros) => micros < -1n || micros > 1n)).toEqual([]);
  }
  console.log(`oracles: 1 of ${split.inSource} rate-o-mat calls, cut into 11 parts`);
});
