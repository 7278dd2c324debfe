import { parseMicros } from "@tributary/domain/money/micros";
import type { Bundle, Discount, PlanTerms } from "@tributary/domain/plan/types";
import { parseOrRefuse } from "./issues.ts";
import {
  type BundleJson,
  type DiscountJson,
  type PlanTermsJson,
  planTermsSchema,
} from "./plan-terms-schema.ts";
import { encodeMicros } from "./pricing-codec.ts";

/**
 * Reads what a plan costs and includes from its JSON form, defaults filled in.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of everything that is wrong.
 */
export function decodePlanTerms(json: unknown): PlanTerms {
  const terms = parseOrRefuse(planTermsSchema, json, "The plan's terms", "TERMS_INVALID");
  return {
    validity: terms.validity,
    fees: terms.fees.map(({ amount, ...fee }) => ({ ...fee, amountMicros: parseMicros(amount) })),
    discounts: terms.discounts.map(decodeDiscount),
    bundles: terms.bundles.map(decodeBundle),
  };
}

/** Writes a plan's terms whole, so that equal terms give equal JSON. */
export function encodePlanTerms(terms: PlanTerms): PlanTermsJson {
  return {
    validity: encodeValidity(terms.validity),
    fees: terms.fees.map(({ code, description, every, amountMicros, taxCode, isProrated }) => {
      return { code, description, every, amount: encodeMicros(amountMicros), taxCode, isProrated };
    }),
    discounts: terms.discounts.map(({ code, description, fee, off, periods }) => {
      return { code, description, fee, off: encodeOff(off), periods };
    }),
    bundles: terms.bundles.map(encodeBundle),
  };
}

function decodeDiscount({ off, ...rest }: DiscountJson): Discount {
  return off.by === "percentage"
    ? { ...rest, off }
    : { ...rest, off: { by: off.by, amountMicros: parseMicros(off.amount) } };
}

function encodeOff(off: Discount["off"]): DiscountJson["off"] {
  return off.by === "percentage"
    ? { by: off.by, bps: off.bps }
    : { by: off.by, amount: encodeMicros(off.amountMicros) };
}

function encodeValidity(validity: PlanTerms["validity"]): PlanTermsJson["validity"] {
  if (validity.lasts !== "days") return { lasts: validity.lasts };
  return { lasts: validity.lasts, days: validity.days, startsOn: validity.startsOn };
}

function decodeBundle({ directions, pool, ...json }: BundleJson): Bundle {
  const { allowance, unit, rollover } = json;
  return {
    ...json,
    ...(directions === undefined ? {} : { directions }),
    allowance: whole(allowance),
    unit: { name: unit.name, size: BigInt(unit.size) },
    rollover: rollover && { capUnits: BigInt(rollover.capUnits), periods: rollover.periods },
    ...(pool === undefined ? {} : { pool: { memberCapUnits: whole(pool.memberCapUnits) } }),
  };
}

function encodeBundle(bundle: Bundle): BundleJson {
  const { code, description, services, directions, zones, allowance, unit, rollover, pool } = bundle;
  const { isProrated, priority, atEnd } = bundle;
  return {
    code,
    description,
    services: [...services],
    ...(directions === undefined ? {} : { directions: [...directions] }),
    zones: zones && [...zones],
    allowance: text(allowance),
    unit: { name: unit.name, size: unit.size.toString() },
    isProrated,
    priority,
    atEnd,
    rollover: rollover && { capUnits: rollover.capUnits.toString(), periods: rollover.periods },
    ...(pool === undefined ? {} : { pool: { memberCapUnits: text(pool.memberCapUnits) } }),
  };
}

function whole(written: string | null): bigint | null {
  return written === null ? null : BigInt(written);
}

function text(units: bigint | null): string | null {
  return units === null ? null : units.toString();
}
