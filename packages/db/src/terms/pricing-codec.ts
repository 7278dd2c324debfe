import type { AllocationBasis, Pricing, RecordRating, Tier } from "@tributary/domain/agreement/types";
import { DomainError } from "@tributary/domain/error";
import { compareExact, exactToDecimal, parseExact } from "@tributary/domain/money/exact";
import type { Exact, Micros } from "@tributary/domain/money/types";
import type { AllocationJson, PricingJson, RecordJson } from "./pricing-schema.ts";

const FINEST = 24;

export function decodePricing(json: PricingJson): Pricing {
  switch (json.model) {
    case "per-unit":
      return { model: json.model, rate: parseExact(json.rate) };
    case "graduated":
    case "volume":
      return { model: json.model, tiers: json.tiers.map(decodeTier) };
    case "package": {
      const free = json.free === undefined ? {} : { free: parseExact(json.free) };
      return { model: json.model, size: parseExact(json.size), price: parseExact(json.price), ...free };
    }
  }
}

export function encodePricing(pricing: Pricing): PricingJson {
  switch (pricing.model) {
    case "per-unit":
      return { model: pricing.model, rate: encodeExact(pricing.rate) };
    case "graduated":
    case "volume":
      return { model: pricing.model, tiers: pricing.tiers.map(encodeTier) };
    case "package": {
      const free = pricing.free === undefined ? {} : { free: encodeExact(pricing.free) };
      const { size, price } = pricing;
      return { model: pricing.model, size: encodeExact(size), price: encodeExact(price), ...free };
    }
  }
}

export function decodeRecord(json: RecordJson): RecordRating {
  const steps = json.steps?.map((step) => ({
    from: BigInt(step.from),
    step: BigInt(step.step),
    rate: parseExact(step.rate),
  }));
  return {
    first: BigInt(json.first),
    next: BigInt(json.next),
    setUpFee: parseExact(json.setUpFee),
    minimumCharge: parseExact(json.minimumCharge),
    ...(steps === undefined ? {} : { steps }),
    ...(json.maximumCharge === undefined ? {} : { maximumCharge: parseExact(json.maximumCharge) }),
  };
}

export function encodeRecord(record: RecordRating): RecordJson {
  const steps = record.steps?.map((step) => ({
    from: step.from.toString(),
    step: step.step.toString(),
    rate: encodeExact(step.rate),
  }));
  return {
    first: record.first.toString(),
    next: record.next.toString(),
    setUpFee: encodeExact(record.setUpFee),
    minimumCharge: encodeExact(record.minimumCharge),
    ...(steps === undefined ? {} : { steps }),
    ...(record.maximumCharge === undefined ? {} : { maximumCharge: encodeExact(record.maximumCharge) }),
  };
}

export function decodeAllocation(json: AllocationJson): AllocationBasis {
  return json.by === "direct" ? { by: "direct", operatorId: json.operator } : { by: json.by };
}

export function encodeAllocation(basis: AllocationBasis): AllocationJson {
  return basis.by === "direct" ? { by: "direct", operator: basis.operatorId } : { by: basis.by };
}

/**
 * Writes an exact number as a decimal string that reads back as the same number.
 *
 * Throws  {@link DomainError} `TERMS_INVALID` for a fraction that no decimal of 24 places equals.
 */
export function encodeExact(value: Exact): string {
  const text = exactToDecimal(value, FINEST);
  if (compareExact(parseExact(text), value) === 0) return text;
  const fraction = `${value.numerator}/${value.denominator}`;
  throw new DomainError("TERMS_INVALID", `${fraction} has no exact decimal form: choose a decimal rate.`);
}

/** Units  micros in, currency units as a decimal string out, without thousands separators. */
export function encodeMicros(amount: Micros): string {
  return exactToDecimal({ numerator: amount, denominator: 1_000_000n }, 6);
}

function decodeTier(json: Extract<PricingJson, { model: "graduated" }>["tiers"][number]): Tier {
  return {
    upTo: json.upTo === null ? null : parseExact(json.upTo),
    rate: parseExact(json.rate),
    flat: parseExact(json.flat),
    ...(json.block === undefined ? {} : { block: parseExact(json.block) }),
  };
}

function encodeTier(tier: Tier): Extract<PricingJson, { model: "graduated" }>["tiers"][number] {
  return {
    upTo: tier.upTo === null ? null : encodeExact(tier.upTo),
    rate: encodeExact(tier.rate),
    flat: encodeExact(tier.flat),
    ...(tier.block === undefined ? {} : { block: encodeExact(tier.block) }),
  };
}
