import fc from "fast-check";
import { expect, test } from "vitest";
import { priceQuantity } from "../agreement/price-quantity.ts";
import type { Pricing } from "../agreement/types.ts";
import { exact, exactToDecimal, parseExact } from "../money/exact.ts";
import { roundExact } from "../money/round.ts";
import { ratedQuantity } from "../rating/rated-quantity.ts";
import { recordRating } from "../rating/terms.fixture.ts";
import { createRetailRater } from "./create-retail-rater.ts";
import { callAt, cardOf, rateBand, rateOf } from "./rate-card.fixture.ts";
import type { DayKind, FoundRate, RateBand } from "./types.ts";

const DAYS: readonly DayKind[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];
/** Two days on both sides of both changes of clocks in Berlin, to the millisecond. */
const anyInstant = fc.oneof(
  fc.nat(4 * 86_400_000).map((at) => Date.parse("2026-03-27T00:00:00Z") + at),
  fc.nat(4 * 86_400_000).map((at) => Date.parse("2026-10-23T00:00:00Z") + at),
);
const anyWindow = fc
  .record({
    days: fc.subarray([...DAYS], { minLength: 1 }),
    from: fc.nat(1_439),
    length: fc.integer({ min: 1, max: 1_440 }),
  })
  .map(({ days, from, length }) => ({ days, fromMinute: from, untilMinute: Math.min(from + length, 1_440) }));
const anyRecord = fc
  .record({ first: fc.nat(90), next: fc.integer({ min: 1, max: 90 }), fee: fc.nat(50), least: fc.nat(90) })
  .map(({ first, next, fee, least }) =>
    recordRating(BigInt(first), BigInt(next), {
      ...{ setUpFee: exact(BigInt(fee), 100n), minimumCharge: exact(BigInt(least), 100n) },
    }),
  );
const anySeconds = fc.oneof(fc.nat(300), fc.nat(200_000)).map(BigInt);

function findIn(bands: readonly RateBand[], occurredAt: number, seconds: bigint) {
  const rater = createRetailRater([cardOf([rateOf({ bands })], { holidays: ["2026-03-30"] })]);
  const found = rater.find({ ...callAt("2026-01-01T00:00:00Z", seconds), occurredAt });
  if (found.unrateable !== undefined) throw new Error("one of the bands is always open");
  return { found, rater };
}

function wholeOf(found: FoundRate): bigint {
  return found.parts.reduce((sum, part) => sum + part.ratedQuantity, 0n);
}

test("the parts of a call sum to the whole, and follow one another", () => {
  fc.assert(
    fc.property(
      fc.array(anyWindow, { minLength: 1, maxLength: 4 }),
      anyRecord,
      anyInstant,
      anySeconds,
      (when, record, at, seconds) => {
        const bands = [rateBand({ name: "some", when, record }), rateBand({ name: "rest", record })];
        const { found } = findIn(bands, at, seconds);
        expect(wholeOf(found)).toBe(ratedQuantity(seconds, record));
        let next = at;
        for (const [index, { band, occurredAt, ratedQuantity: quantity }] of found.parts.entries()) {
          expect(occurredAt).toBe(next);
          expect(band).not.toBe(found.parts[index - 1]?.band);
          next = occurredAt + Number(quantity) * 1_000;
        }
      },
    ),
  );
});

test("bands that cost the same cost what one band costs, to the micro", () => {
  fc.assert(
    fc.property(
      fc.array(anyWindow, { minLength: 1, maxLength: 4 }),
      anyRecord,
      anyInstant,
      anySeconds,
      fc.nat(10_000),
      (when, record, at, seconds, rate) => {
        const pricing = { model: "per-unit", rate: exact(BigInt(rate), 7n) } as const;
        const priced = (bands: readonly RateBand[]) => {
          const { found, rater } = findIn(bands, at, seconds);
          const prices = rater.pricesOf(
            found,
            found.parts.map((part) => part.ratedQuantity),
            0n,
          );
          return prices.reduce((sum, price) => sum + price, 0n);
        };
        const one = rateBand({ record, pricing });
        expect(priced([{ ...one, name: "some", when }, one])).toBe(priced([one]));
      },
    ),
  );
});

const tier = (upTo: string | null, rate: string, flat = "0") => ({
  ...{ upTo: upTo === null ? null : parseExact(upTo), rate: parseExact(rate), flat: parseExact(flat) },
});
const anyPricing = fc.constantFrom<Pricing>(
  { model: "per-unit", rate: parseExact("0.006") },
  { model: "graduated", tiers: [tier("10", "0.50", "2"), tier("100", "0.25", "1"), tier(null, "0.125")] },
  { model: "volume", tiers: [tier("10", "0.50"), tier("100", "0.25"), tier(null, "0.125")] },
  { model: "package", size: parseExact("12.5"), price: parseExact("3"), free: parseExact("4") },
);

test("the records of a cycle sum to the price of what they use together, up to their rounding", () => {
  fc.assert(
    fc.property(
      anyPricing,
      fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 30 }),
      (pricing, calls) => {
        const rater = createRetailRater([cardOf([rateOf({ bands: [rateBand({ pricing })] })])]);
        let [used, sum] = [0n, 0n];
        for (const seconds of calls.map(BigInt)) {
          const found = rater.find(callAt("2026-10-05T10:00:00Z", seconds));
          if (found.unrateable !== undefined) throw new Error("there is a rate");
          sum += rater.pricesOf(found, [seconds], used)[0] ?? 0n;
          used += seconds;
        }
        const whole = priceQuantity(pricing, exact(used, 60n));
        const difference = sum - roundExact(whole, { mode: "half-up", scale: 6 });
        expect(difference < 0n ? -difference : difference, exactToDecimal(whole, 9)).toBeLessThanOrEqual(
          BigInt(calls.length),
        );
      },
    ),
  );
});
