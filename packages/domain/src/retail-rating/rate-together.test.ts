import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundle, holding, member, OCTOBER } from "../balance/terms.fixture.ts";
import { parseExact } from "../money/exact.ts";
import { createRetailRater } from "../rate-card/create-retail-rater.ts";
import { callAt, cardOf, rateBand, rateOf } from "../rate-card/rate-card.fixture.ts";
import { rateTogether } from "./rate-together.ts";
import type { RatingInput, SubscriberRecord } from "./types.ts";

const seconds = { services: ["voice"], zones: ["domestic"], unit: { name: "second", size: 1n } } as const;
const card = { from: 0, until: null, rater: createRetailRater([cardOf([rateOf()])]), rateCardId: "card" };

function call(
  key: bigint,
  time: string,
  quantity: bigint,
  changes: Partial<SubscriberRecord> = {},
): SubscriberRecord {
  return { ...callAt(time, quantity), key, recordNumber: Number(key), isTest: false, ...changes };
}

function rate(records: readonly SubscriberRecord[], changes: Partial<RatingInput> = {}) {
  const holdings = [holding([bundle({ ...seconds, allowance: 100n })])];
  const input = { subscriberId: "s1", cards: [card], holdings, carried: [], records };
  const [rating] = rateTogether([{ ...input, ...changes }], [], OCTOBER);
  if (rating === undefined) throw new Error("who is rated has a rating");
  return rating;
}

describe("a subscriber's rating", () => {
  it("lets the allowance pay in the order of time, and charges what is over", () => {
    // Of 100 s the first call takes 60 and the second 40; 20 s at 0.60 a minute are 0.20.
    const rating = rate([call(2n, "2026-10-06T10:00Z", 60n), call(1n, "2026-10-05T10:00Z", 60n)]);
    expect(
      rating.charges.map(({ key, part, bundle: paidBy, ratedQuantity, chargeMicros }) => [
        ...[key, part, paidBy, ratedQuantity, chargeMicros],
      ]),
    ).toEqual([
      [1n, 1, "PLAN/DATA", 60n, 0n],
      [2n, 1, "PLAN/DATA", 40n, 0n],
      [2n, 2, null, 20n, 200_000n],
    ]);
    expect(rating).toMatchObject({ records: 2, unrateable: 0, chargeMicros: 200_000n });
    expect(rating.entries.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ["grant", 100n],
      ["use", -100n],
    ]);
  });

  it("leaves usage without a rate or without a plan unrateable, never at a charge of 0", () => {
    const abroad = call(1n, "2026-10-05T10:00Z", 60n, { dialled: "33100" });
    expect(rate([abroad])).toMatchObject({
      unrateable: 1,
      chargeMicros: 0n,
      charges: [{ chargeMicros: null, unrateable: "ZONE_UNKNOWN", ratedQuantity: 60n }],
    });
    const early = { ...card, from: Date.parse("2026-10-10T00:00Z") };
    expect(rate([call(1n, "2026-10-05T10:00Z", 60n)], { cards: [early] }).charges).toMatchObject([
      { chargeMicros: null, unrateable: "PLAN_MISSING" },
    ]);
  });

  it("tells a zone that is free from one without a rate", () => {
    const free = rateOf({ bands: [rateBand({ pricing: { model: "per-unit", rate: parseExact("0") } })] });
    const rater = createRetailRater([cardOf([free])]);
    const rating = rate([call(1n, "2026-10-05T10:00Z", 60n)], { cards: [{ ...card, rater }], holdings: [] });
    expect(rating).toMatchObject({ unrateable: 0, charges: [{ chargeMicros: 0n, rateCode: "VOICE" }] });
  });

  it("leaves out what a test SIM did, and what a correction took back", () => {
    const records = [
      call(1n, "2026-10-05T10:00Z", 60n, { isTest: true }),
      call(2n, "2026-10-05T11:00Z", 60n),
      call(3n, "2026-10-05T11:00Z", 60n, { recordNumber: -2 }),
      call(4n, "2026-10-05T12:00Z", 30n),
    ];
    expect(rate(records).charges.map(({ key }) => key)).toEqual([4n]);
  });

  it("does not charge what a stopped allowance let through", () => {
    const holdings = [holding([bundle({ ...seconds, allowance: 10n, atEnd: "stop" })])];
    const rating = rate([call(1n, "2026-10-05T10:00Z", 60n)], { holdings });
    expect(rating.charges.map(({ bundle: why, ratedQuantity }) => [why, ratedQuantity])).toEqual([
      ["PLAN/DATA", 10n],
      ["stopped", 50n],
    ]);
    expect(rating.chargeMicros).toBe(0n);
  });

  it("prices tiers over the period: the sum of the records is the price of their sum", () => {
    // 60 s at 0.60 a minute and 60 s at 0.30 are 0.90, however the two minutes are cut.
    const tiers = [
      { upTo: parseExact("1"), rate: parseExact("0.60"), flat: parseExact("0") },
      { upTo: null, rate: parseExact("0.30"), flat: parseExact("0") },
    ];
    const rates = [rateOf({ bands: [rateBand({ pricing: { model: "graduated", tiers } })] })];
    const cards = [{ ...card, rater: createRetailRater([cardOf(rates)]) }];
    const calls = [20n, 50n, 50n].map((length, at) =>
      call(BigInt(at + 1), `2026-10-0${at + 1}T10:00Z`, length),
    );
    expect(rate(calls, { cards, holdings: [] }).chargeMicros).toBe(900_000n);
  });
});

describe("any usage", () => {
  const anyCalls = fc
    .array(
      fc.record({ minute: fc.integer({ min: 0, max: 44_000 }), length: fc.integer({ min: 0, max: 900 }) }),
      {
        maxLength: 30,
      },
    )
    .map((made) =>
      made.map(({ minute, length }, at) =>
        call(BigInt(at + 1), new Date(Date.UTC(2026, 9, 1) + minute * 60_000).toISOString(), BigInt(length)),
      ),
    );

  it("comes out the same in any order and however often, and adds up", () => {
    fc.assert(
      fc.property(anyCalls, fc.bigInt({ min: 0n, max: 5_000n }), (records, allowance) => {
        const holdings = [holding([bundle({ ...seconds, allowance })])];
        const rating = rate(records, { holdings });
        expect(rate([...records].reverse(), { holdings })).toEqual(rating);
        const sum = (of: (charge: (typeof rating.charges)[number]) => bigint): bigint =>
          rating.charges.reduce((total, charge) => total + of(charge), 0n);
        const used = records.reduce((total, { quantity }) => total + quantity, 0n);
        expect(sum(({ ratedQuantity }) => ratedQuantity)).toBe(used);
        expect(sum(({ chargeMicros }) => chargeMicros ?? 0n)).toBe(rating.chargeMicros);
        const paid = rating.entries
          .filter(({ kind }) => kind === "use")
          .reduce((total, { quantity }) => total - quantity, 0n);
        expect(sum(({ bundle: paidBy, ratedQuantity }) => (paidBy === null ? 0n : ratedQuantity))).toBe(paid);
        expect(paid).toBe([used, allowance].sort((a, b) => (a < b ? -1 : 1))[0]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("subscribers who share a pool", () => {
  const pool = { ...seconds, code: "DATA", allowance: 100n, pool: { memberCapUnits: null } };
  const input = (subscriberId: string, holdings: RatingInput["holdings"], records: SubscriberRecord[]) => {
    return { subscriberId, cards: [card], holdings, carried: [], records };
  };

  it("use it in the order of time, and each is charged what it used beyond it", () => {
    const owner = input("s1", [holding([bundle(pool)])], [call(1n, "2026-10-06T10:00Z", 60n)]);
    const other = input("s2", [], [call(2n, "2026-10-05T10:00Z", 60n), call(3n, "2026-10-07T10:00Z", 30n)]);
    // s2 takes 60, s1 the 40 that are left, and pays 20 s: 0.20; s2 pays its last 30 s: 0.30.
    for (const inputs of [
      [owner, other],
      [other, owner],
    ]) {
      const ratings = rateTogether(inputs, [member("s2")], OCTOBER);
      const [first, second] = inputs[0] === owner ? ratings : ratings.toReversed();
      expect(first).toMatchObject({ records: 1, chargeMicros: 200_000n });
      expect(second).toMatchObject({ records: 2, chargeMicros: 300_000n });
      expect(first?.entries.map(({ holder, kind, quantity }) => [holder, kind, quantity])).toEqual([
        ["s1", "grant", 100n],
        ["s1", "use", -40n],
      ]);
      expect(second?.entries.map(({ holder, kind, quantity }) => [holder, kind, quantity])).toEqual([
        ["s1", "use", -60n],
      ]);
    }
  });

  it("keep what they used when they leave, and use no more of it", () => {
    const owner = input("s1", [holding([bundle(pool)])], [call(1n, "2026-10-20T10:00Z", 90n)]);
    const other = input("s2", [], [call(2n, "2026-10-05T10:00Z", 60n), call(3n, "2026-10-12T10:00Z", 30n)]);
    const left = member("s2", { until: Date.parse("2026-10-10T00:00Z") });
    const [first, second] = rateTogether([owner, other], [left], OCTOBER);
    // Of 100 s, 60 are used: the holder has 40, and pays 50 s: 0.50. Who left pays 30 s: 0.30.
    expect([first?.chargeMicros, second?.chargeMicros]).toEqual([500_000n, 300_000n]);
  });
});
