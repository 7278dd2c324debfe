import { describe, expect, test } from "vitest";
import { parseExact, ZERO } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import { recordRating } from "../rating/terms.fixture.ts";
import { createRetailRater } from "./create-retail-rater.ts";
import { callAt, cardOf, rateBand, rateOf } from "./rate-card.fixture.ts";
import type { DayKind, RateBand, RateCardVersion, RetailUsage } from "./types.ts";

const EVERY_DAY: readonly DayKind[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];
const perMinute = (rate: string) => ({ model: "per-unit", rate: parseExact(rate) }) as const;

/** 0.60 per minute from 8 to 20 o'clock, 0.30 else. */
function dayAndNight(record = recordRating(1n, 1n)): RateBand[] {
  const when = [{ days: EVERY_DAY, fromMinute: 480, untilMinute: 1_200 }];
  return [
    rateBand({ name: "day", when, record, pricing: perMinute("0.60") }),
    rateBand({ name: "night", record, pricing: perMinute("0.30") }),
  ];
}

/** Parts as [band, rated quantity, price], all of them charged; or why there is no rate. */
function rate(card: RateCardVersion | readonly RateCardVersion[], usage: RetailUsage, usedBefore = 0n) {
  const rater = createRetailRater("version" in card ? [card] : card);
  const found = rater.find(usage);
  if (found.unrateable !== undefined) return found.unrateable;
  const charged = found.parts.map(({ ratedQuantity }) => ratedQuantity);
  const prices = rater.pricesOf(found, charged, usedBefore);
  return found.parts.map(({ band, ratedQuantity }, index) => [band, ratedQuantity, prices[index]]);
}

describe("increments of a retail record", () => {
  // 0.60 per minute is 0.01 per second.
  test.each([
    [0n, 60n, 60n, 0n, "0"],
    [61n, 1n, 1n, 61n, "0.61"],
    [61n, 60n, 60n, 120n, "1.20"],
    [32n, 30n, 6n, 36n, "0.36"],
    [57n, 30n, 6n, 60n, "0.60"],
    [75n, 30n, 6n, 78n, "0.78"],
  ])("%i s at %i/%i are %i s", (seconds, first, next, charged, amount) => {
    const card = cardOf([rateOf({ bands: [rateBand({ record: recordRating(first, next) })] })]);
    const expected = [["all", charged, parseMicros(amount)]];
    expect(rate(card, callAt("2026-10-05T10:00:00Z", seconds))).toEqual(expected);
  });
});

describe("a call across the edge of a time band", () => {
  // 20:00 in Berlin is 18:00 UTC on that day.
  test("is split there", () => {
    const card = cardOf([rateOf({ bands: dayAndNight() })]);
    expect(rate(card, callAt("2026-10-05T17:59:00Z", 150n))).toEqual([
      ["day", 60n, 600_000n],
      ["night", 90n, 450_000n],
    ]);
  });

  test("is not split inside an increment: that belongs to the band in which it begins", () => {
    const card = cardOf([rateOf({ bands: dayAndNight(recordRating(60n, 60n)) })]);
    // The first minute begins at 19:59:30, the second at 20:00:30.
    expect(rate(card, callAt("2026-10-05T17:59:30Z", 61n))).toEqual([
      ["day", 60n, 600_000n],
      ["night", 60n, 300_000n],
    ]);
  });

  test("costs one set-up fee, that of the band in which it begins", () => {
    const bands = dayAndNight(recordRating(1n, 1n, { setUpFee: parseExact("0.10") }));
    expect(rate(cardOf([rateOf({ bands })]), callAt("2026-10-05T17:59:00Z", 120n))).toEqual([
      ["day", 60n, 700_000n],
      ["night", 60n, 300_000n],
    ]);
  });

  test("lasts through the repeated hour and is split in both of them", () => {
    // 25 October 2026 in Berlin: 02:30 comes at 00:30 and at 01:30 UTC.
    const when = [{ days: EVERY_DAY, fromMinute: 120, untilMinute: 150 }];
    const bands = [rateBand({ name: "early", when }), rateBand({ name: "late", pricing: perMinute("0.30") })];
    const call = callAt("2026-10-25T00:00:00Z", 7_200n);
    expect(rate(cardOf([rateOf({ bands })]), call)).toEqual([
      ["early", 1_800n, 18_000_000n],
      ["late", 1_800n, 9_000_000n],
      ["early", 1_800n, 18_000_000n],
      ["late", 1_800n, 9_000_000n],
    ]);
  });

  test("has no rate at all when one of its increments has none", () => {
    const [day] = dayAndNight();
    const card = cardOf([rateOf({ bands: day === undefined ? [] : [day] })]);
    expect(rate(card, callAt("2026-10-05T17:59:00Z", 60n))).toHaveLength(1);
    expect(rate(card, callAt("2026-10-05T17:59:00Z", 61n))).toBe("RATE_MISSING");
  });

  test("of data is whole in the band in which it begins", () => {
    const card = cardOf([rateOf({ services: ["data"], bands: dayAndNight() })]);
    const session = callAt("2026-10-05T17:59:00Z", 6_000n, { service: "data" });
    expect(rate(card, session)).toEqual([["day", 6_000n, 60_000_000n]]);
  });
});

describe("a call across the edge of a version", () => {
  const before = cardOf([rateOf()]);
  const after = {
    ...cardOf([rateOf({ bands: [rateBand({ pricing: perMinute("6") })] })]),
    ...{ version: 2, effectiveFrom: Date.parse("2026-11-01T00:00:00+01:00") },
  };

  test("is rated whole by the version at its beginning", () => {
    const versions = [before, after];
    expect(rate(versions, callAt("2026-10-31T23:59:00+01:00", 120n))).toEqual([["all", 120n, 1_200_000n]]);
    expect(rate(versions, callAt("2026-11-01T00:00:00+01:00", 120n))).toEqual([["all", 120n, 12_000_000n]]);
  });

  test("has no rate before the first version", () => {
    expect(rate([after], callAt("2026-10-31T23:59:59+01:00", 60n))).toBe("RATE_MISSING");
  });
});

describe("a record without a rate", () => {
  const zones = {
    ...{ plmns: { "26201": "domestic", "20801": "eu", "310260": "us" }, homePlmns: ["26201"] },
    prefixes: { "49": "domestic", "490800": "free", "1": "us" },
  };
  const free = rateOf({ code: "FREE", zones: ["free"], bands: [rateBand({ pricing: perMinute("0") })] });
  const card = cardOf([rateOf({ zones: ["domestic", "eu"] }), free], { zones });
  const call = (usage: Partial<RetailUsage>) => rate(card, callAt("2026-10-05T10:00:00Z", 60n, usage));

  test("is unrateable, never charged 0", () => {
    expect(call({ visitedPlmn: "99999" })).toBe("ZONE_UNKNOWN");
    expect(call({ visitedPlmn: "26201", dialled: "88161234" })).toBe("ZONE_UNKNOWN");
    expect(call({ visitedPlmn: "310260" })).toBe("RATE_MISSING");
    expect(call({ service: "sms" })).toBe("RATE_MISSING");
  });

  test("is not one in a zone that is free: that costs 0", () => {
    expect(call({ visitedPlmn: "26201", dialled: "4908001234567" })).toEqual([["all", 60n, 0n]]);
  });

  test("is found by the longest prefix at home and by the network abroad", () => {
    expect(call({ visitedPlmn: "26201" })).toEqual([["all", 60n, 600_000n]]);
    expect(call({ visitedPlmn: "20801", dialled: "4908001234567" })).toEqual([["all", 60n, 600_000n]]);
  });

  test("of a negative quantity is unrateable", () => {
    expect(rate(card, callAt("2026-10-05T10:00:00Z", -1n))).toBe("QUANTITY_NEGATIVE");
  });

  test("of another direction is unrateable where the rate names one", () => {
    const outgoing = cardOf([rateOf({ directions: ["mo"] })]);
    expect(rate(outgoing, callAt("2026-10-05T10:00:00Z", 60n, { direction: "mt" }))).toBe("RATE_MISSING");
  });
});

test("a session of no duration is charged by its volume", () => {
  const card = cardOf([rateOf({ services: ["data"], unit: { name: "MB", size: 1_000_000n } })]);
  const session = callAt("2026-10-05T10:00:00Z", 2_500_000n, { service: "data" });
  expect(rate(card, session)).toEqual([["all", 2_500_000n, 1_500_000n]]);
});

describe("what no bundle paid", () => {
  const fee = recordRating(1n, 1n, { setUpFee: parseExact("0.10"), minimumCharge: parseExact("0.25") });
  const rater = createRetailRater([cardOf([rateOf({ bands: dayAndNight(fee) })])]);
  const found = rater.find(callAt("2026-10-05T17:59:00Z", 120n));
  const prices = (charged: bigint[]) => (found.unrateable ? [] : rater.pricesOf(found, charged, 0n));

  test.each([
    ["all of it: one set-up fee", [60n, 60n], [700_000n, 300_000n]],
    ["the second part: its set-up fee comes with it", [0n, 60n], [0n, 400_000n]],
    ["the last second: the least that a record costs", [0n, 1n], [0n, 250_000n]],
    ["a second of each: the least is charged once", [1n, 1n], [250_000n, 0n]],
    ["nothing: no set-up fee and no minimum", [0n, 0n], [0n, 0n]],
  ])("is %s", (_case, charged, expected) => {
    expect(prices(charged)).toEqual(expected);
  });

  test("is never more than there is", () => {
    expect(() => prices([61n, 0n])).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
    expect(() => prices([60n])).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  });
});

describe("tiers over a cycle", () => {
  const tier = (upTo: string | null, rate: string, flat = "0") => ({
    ...{ upTo: upTo === null ? null : parseExact(upTo), rate: parseExact(rate), flat: parseExact(flat) },
  });
  const card = (pricing: RateBand["pricing"]) => cardOf([rateOf({ bands: [rateBand({ pricing })] })]);
  const tiers = [tier("10", "0.60", "1"), tier(null, "0.30")];
  const priceAfter = (pricing: RateBand["pricing"], minutes: bigint, usedMinutes: bigint) => {
    const parts = rate(card(pricing), callAt("2026-10-05T10:00:00Z", minutes * 60n), usedMinutes * 60n);
    return typeof parts === "string" ? parts : parts[0]?.[2];
  };

  test("each slice bears its own tier's rate, and a tier's fee comes once, when it is entered", () => {
    const graduated = { model: "graduated", tiers } as const;
    expect(priceAfter(graduated, 2n, 0n)).toBe(2_200_000n);
    expect(priceAfter(graduated, 2n, 2n)).toBe(1_200_000n);
    // One minute at 0.60 and two at 0.30.
    expect(priceAfter(graduated, 3n, 9n)).toBe(1_200_000n);
  });

  test("across a cliff of volume tiers the record gives back what the others cost too much", () => {
    // 10 minutes cost 1 + 6.00, 11 cost 3.30: the eleventh gives 3.70 back.
    expect(priceAfter({ model: "volume", tiers }, 1n, 10n)).toBe(-3_700_000n);
  });

  test("a started package is paid once, by the record that starts it", () => {
    const packages = { model: "package", size: parseExact("10"), price: parseExact("5") } as const;
    expect([0n, 1n, 9n, 10n].map((used) => priceAfter(packages, 1n, used))).toEqual([
      ...[5_000_000n, 0n, 0n, 5_000_000n],
    ]);
  });
});

test("a record is rounded once, by the card", () => {
  const rounding = { mode: "truncate", scale: 2 } as const;
  const bands = dayAndNight().map((band) => ({ ...band, pricing: perMinute("0.05") }));
  const card = cardOf([rateOf({ bands })], { rounding });
  // 20 s + 20 s at 0.05 per minute are 0.0333: 0.01 for the first part, 0.02 more for both.
  expect(rate(card, callAt("2026-10-05T17:59:40Z", 40n))).toEqual([
    ["day", 20n, 10_000n],
    ["night", 20n, 20_000n],
  ]);
});

describe("a rate card", () => {
  test.each([
    ["a rate without a price", rateOf({ bands: [] })],
    ["two bands of one name", rateOf({ bands: [rateBand(), rateBand()] })],
    ["a band without time", rateOf({ bands: [rateBand({ when: [] })] })],
    [
      "a window over midnight",
      rateOf({ bands: [rateBand({ when: [{ days: EVERY_DAY, fromMinute: 1_200, untilMinute: 480 }] })] }),
    ],
    ["an increment of nothing", rateOf({ bands: [rateBand({ record: recordRating(1n, 0n) })] })],
    ["a unit that holds nothing", rateOf({ unit: { name: "minute", size: 0n } })],
    [
      "steps that begin late",
      rateOf({
        bands: [rateBand({ record: recordRating(1n, 1n, { steps: [{ from: 1n, step: 1n, rate: ZERO }] }) })],
      }),
    ],
  ])("with %s is refused as TERMS_INVALID", (_case, rate) => {
    expect(() => createRetailRater([cardOf([rate])])).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  });

  test("does not price what another found", () => {
    const rater = createRetailRater([cardOf([rateOf()])]);
    const found = createRetailRater([{ ...cardOf([rateOf()]), version: 2 }]).find(
      callAt("2026-10-05T10:00:00Z", 1n),
    );
    const price = () => (found.unrateable ? [] : rater.pricesOf(found, [1n], 0n));
    expect(price).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  });
});
