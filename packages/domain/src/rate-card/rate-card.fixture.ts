import { parseExact } from "../money/exact.ts";
import { recordRating } from "../rating/terms.fixture.ts";
import type { Rate, RateBand, RateCardTerms, RateCardVersion, RetailUsage } from "./types.ts";

const RATE_PER_MINUTE = { model: "per-unit", rate: parseExact("0.60") } as const;

/** 0.60 per minute by the second, at all times; tests replace what they are about. */
export function rateBand(band: Partial<RateBand> = {}): RateBand {
  return { name: "all", when: null, record: recordRating(1n, 1n), pricing: RATE_PER_MINUTE, ...band };
}

export function rateOf(rate: Partial<Rate> = {}): Rate {
  return {
    code: "VOICE",
    description: "Calls",
    services: ["voice"],
    zones: ["domestic"],
    unit: { name: "minute", size: 60n },
    bands: [rateBand()],
    ...rate,
  };
}

/** Numbers of 49 are domestic, rounded to micros. */
export function cardOf(rates: readonly Rate[], terms: Partial<RateCardTerms> = {}): RateCardVersion {
  return {
    rateCardId: "card",
    version: 1,
    effectiveFrom: 0,
    terms: {
      currency: "EUR",
      zone: "Europe/Berlin",
      rounding: { mode: "half-up", scale: 6 },
      holidays: [],
      zones: { plmns: {}, prefixes: { "49": "domestic" } },
      rates,
      ...terms,
    },
  };
}

export function callAt(occurredAt: string, quantity: bigint, usage: Partial<RetailUsage> = {}): RetailUsage {
  return {
    service: "voice",
    direction: "mo",
    visitedPlmn: null,
    dialled: "4930123456",
    occurredAt: Date.parse(occurredAt),
    quantity,
    ...usage,
  };
}
