import { DomainError } from "@tributary/domain/error";
import { describe, expect, test } from "vitest";
import { decodeRateCardTerms, encodeRateCardTerms } from "./rate-card-terms.ts";
import type { RateCardTermsInput } from "./rate-card-terms-schema.ts";

const voice = {
  code: "VOICE",
  description: "Calls",
  services: ["voice" as const],
  zones: ["domestic"],
  unit: { name: "minute", size: "60" },
};
const night = [
  { days: ["mon" as const, "holiday" as const], from: "20:00", to: "24:00" },
  { days: ["mon" as const], from: "00:00", to: "08:30" },
];
const perMinute = { model: "per-unit" as const, rate: "0.10" };
const card: RateCardTermsInput = {
  currency: "EUR",
  zone: "Europe/Berlin",
  rounding: { mode: "up", scale: 4 },
  holidays: ["2026-12-25"],
  zones: { prefixes: { "49": "domestic" } },
  rates: [
    {
      ...voice,
      bands: [
        { name: "night", when: night, pricing: perMinute, record: { first: "60", setUpFee: "0.05" } },
        { name: "day", pricing: { model: "graduated", tiers: [{ upTo: null, rate: "0.2" }] } },
      ],
    },
  ],
};

function faultsOf(input: unknown): unknown {
  try {
    decodeRateCardTerms(input);
  } catch (error) {
    if (error instanceof DomainError) return error.details.issues;
  }
  return [];
}

const withBands = (...bands: object[]) => ({ ...card, rates: [{ ...voice, bands }] });

describe("a rate card", () => {
  test("is read exactly, its times in minutes of the day", () => {
    const [rate] = decodeRateCardTerms(card).rates;
    expect(rate?.unit).toEqual({ name: "minute", size: 60n });
    expect(rate?.bands[0]).toMatchObject({
      when: [
        { days: ["mon", "holiday"], fromMinute: 1_200, untilMinute: 1_440 },
        { days: ["mon"], fromMinute: 0, untilMinute: 510 },
      ],
      record: { first: 60n, next: 1n, setUpFee: { numerator: 1n, denominator: 20n } },
      pricing: { rate: { numerator: 1n, denominator: 10n } },
    });
    expect(rate?.bands[1]?.when).toBeNull();
  });

  test("comes back from its JSON form unchanged", () => {
    const terms = decodeRateCardTerms(card);
    const json = encodeRateCardTerms(terms);
    expect(decodeRateCardTerms(JSON.parse(JSON.stringify(json)))).toEqual(terms);
    expect(encodeRateCardTerms(decodeRateCardTerms(json))).toEqual(json);
  });

  test.each([
    [
      "a rate that stands twice",
      { ...card, rates: [...(card.rates ?? []), ...(card.rates ?? [])] },
      /rates\[1\]\.code/,
    ],
    ["a rate without a price", withBands(), /rates\[0\]\.bands: a rate needs a price/],
    [
      "two bands of one name",
      withBands({ name: "a", when: night, pricing: perMinute }, { name: "a", pricing: perMinute }),
      /bands\[1\]\.name: "a" stands twice/,
    ],
    [
      "a band that is never reached",
      withBands({ name: "all", pricing: perMinute }, { name: "night", when: night, pricing: perMinute }),
      /bands\[1\]: is never reached/,
    ],
    [
      "a window over midnight",
      withBands({ name: "a", when: [{ days: ["mon"], from: "20:00", to: "08:00" }], pricing: perMinute }),
      /when\[0\]\.to: has to be later than 20:00/,
    ],
    [
      "a time that there is not",
      withBands({ name: "a", when: [{ days: ["mon"], from: "8:00", to: "25:00" }], pricing: perMinute }),
      /when\[0\]\.from: is not a time of day/,
    ],
    [
      "a price that is a JSON number",
      withBands({ name: "a", pricing: { model: "per-unit", rate: 0.1 } }),
      /pricing\.rate: write the number as a string/,
    ],
    [
      "tiers that end",
      withBands({ name: "a", pricing: { model: "volume", tiers: [{ upTo: "5", rate: "1" }] } }),
      /tiers\[0\]\.upTo: the last tier has to be open/,
    ],
    [
      "steps that begin late",
      withBands({ name: "a", pricing: perMinute, record: { steps: [{ from: "1", step: "1", rate: "1" }] } }),
      /record\.steps\[0\]\.from: the first step starts at 0/,
    ],
    ["a holiday that is no date", { ...card, holidays: ["2026-02-30"] }, /holidays\[0\]: is not a date/],
  ])("with %s is refused by its path", (_case, input, expected) => {
    expect(faultsOf(input)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });
});
