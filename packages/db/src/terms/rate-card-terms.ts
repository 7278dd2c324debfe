import type { Rate, RateBand, RateCardTerms, TimeWindow } from "@tributary/domain/rate-card/types";
import { parseOrRefuse } from "./issues.ts";
import { decodePricing, decodeRecord, encodePricing, encodeRecord } from "./pricing-codec.ts";
import { type RateCardTermsJson, type RateJson, rateCardTermsSchema } from "./rate-card-terms-schema.ts";
import { decodeZones, encodeZones } from "./zone-table.ts";

type BandJson = RateJson["bands"][number];
type WindowJson = NonNullable<BandJson["when"]>[number];

/**
 * Reads a rate card from its JSON form, defaults filled in.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of everything that is wrong.
 */
export function decodeRateCardTerms(json: unknown): RateCardTerms {
  const terms = parseOrRefuse(rateCardTermsSchema, json, "The rate card", "TERMS_INVALID");
  return { ...terms, zones: decodeZones(terms.zones), rates: terms.rates.map(decodeRate) };
}

/** Writes a rate card whole, so that equal terms give equal JSON. */
export function encodeRateCardTerms(terms: RateCardTerms): RateCardTermsJson {
  const { currency, zone, rounding, holidays, zones, rates } = terms;
  return {
    currency,
    zone,
    rounding: { mode: rounding.mode, scale: rounding.scale },
    holidays: [...holidays],
    zones: encodeZones(zones),
    rates: rates.map(encodeRate),
  };
}

function decodeRate({ directions, ...rate }: RateJson): Rate {
  return {
    ...rate,
    ...(directions === undefined ? {} : { directions }),
    unit: { name: rate.unit.name, size: BigInt(rate.unit.size) },
    bands: rate.bands.map(decodeBand),
  };
}

/** Writes one rate whole. */
export function encodeRate(rate: Rate): RateJson {
  const { code, description, services, directions, zones, unit, bands } = rate;
  return {
    code,
    description,
    services: [...services],
    ...(directions === undefined ? {} : { directions: [...directions] }),
    zones: [...zones],
    unit: { name: unit.name, size: unit.size.toString() },
    bands: bands.map(encodeBand),
  };
}

function decodeBand({ name, when, record, pricing }: BandJson): RateBand {
  return {
    name,
    when: when?.map(decodeWindow) ?? null,
    record: decodeRecord(record),
    pricing: decodePricing(pricing),
  };
}

function encodeBand({ name, when, record, pricing }: RateBand): BandJson {
  return {
    name,
    when: when?.map(encodeWindow) ?? null,
    record: encodeRecord(record),
    pricing: encodePricing(pricing),
  };
}

export function decodeWindow({ days, from, to }: WindowJson): TimeWindow {
  return { days, fromMinute: minuteOf(from), untilMinute: minuteOf(to) };
}

export function encodeWindow({ days, fromMinute, untilMinute }: TimeWindow): WindowJson {
  return { days: [...days], from: clockTime(fromMinute), to: clockTime(untilMinute) };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function clockTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
