import type { MarginBase, MarginComponent, MarginTerms } from "@tributary/domain/margin/types";
import { parseExact } from "@tributary/domain/money/exact";
import { parseMicros } from "@tributary/domain/money/micros";
import { parseOrRefuse } from "./issues.ts";
import { type MarginComponentJson, type MarginTermsJson, marginTermsSchema } from "./margin-terms-schema.ts";
import { decodePricing, encodeExact, encodeMicros, encodePricing } from "./pricing-codec.ts";

/**
 * Reads margin terms from their JSON form, defaults filled in.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of everything that is wrong.
 */
export function decodeMarginTerms(json: unknown): MarginTerms {
  const terms = parseOrRefuse(marginTermsSchema, json, "The margin terms", "TERMS_INVALID");
  return {
    currency: terms.currency,
    components: terms.components.map(decodeComponent),
    minimumMicros: terms.minimum === null ? null : parseMicros(terms.minimum),
    maximumMicros: terms.maximum === null ? null : parseMicros(terms.maximum),
    allowsNegative: terms.allowsNegative,
    presentation: terms.presentation,
  };
}

/** Writes margin terms whole, so that equal terms give equal JSON. */
export function encodeMarginTerms(terms: MarginTerms): MarginTermsJson {
  return {
    currency: terms.currency,
    components: terms.components.map(encodeComponent),
    minimum: terms.minimumMicros === null ? null : encodeMicros(terms.minimumMicros),
    maximum: terms.maximumMicros === null ? null : encodeMicros(terms.maximumMicros),
    allowsNegative: terms.allowsNegative,
    presentation: terms.presentation,
  };
}

function decodeComponent(json: MarginComponentJson): MarginComponent {
  switch (json.kind) {
    case "markup":
      return json;
    case "per-unit":
      return { ...json, fee: parseExact(json.fee) };
    case "fixed":
      return { kind: json.kind, amountMicros: parseMicros(json.amount), isProrated: json.isProrated };
    case "tiered": {
      const tiers = json.tiers.map((tier) => ({
        upToMicros: tier.upTo === null ? null : parseMicros(tier.upTo),
        bps: tier.bps,
      }));
      return { kind: json.kind, tiers, base: json.base };
    }
    case "revenue-share":
      return json;
    case "own-rates": {
      const rates = json.rates.map(({ line, pricing }) => ({ line, pricing: decodePricing(pricing) }));
      return { kind: json.kind, rates, borne: json.borne };
    }
  }
}

function encodeComponent(component: MarginComponent): MarginComponentJson {
  switch (component.kind) {
    case "markup":
      return { kind: component.kind, bps: component.bps, base: encodeBase(component.base) };
    case "per-unit":
      return { kind: component.kind, lines: [...component.lines], fee: encodeExact(component.fee) };
    case "fixed": {
      const { kind, isProrated } = component;
      return { kind, amount: encodeMicros(component.amountMicros), isProrated };
    }
    case "tiered": {
      const tiers = component.tiers.map((tier) => ({
        upTo: tier.upToMicros === null ? null : encodeMicros(tier.upToMicros),
        bps: tier.bps,
      }));
      return { kind: component.kind, tiers, base: encodeBase(component.base) };
    }
    case "revenue-share":
      return { kind: component.kind, bps: component.bps, of: component.of };
    case "own-rates": {
      const rates = component.rates.map(({ line, pricing }) => ({ line, pricing: encodePricing(pricing) }));
      return { kind: component.kind, rates, borne: [...component.borne] };
    }
  }
}

function encodeBase(base: MarginBase): "usage" | "cost" | { lines: string[] } {
  return typeof base === "string" ? base : { lines: [...base.lines] };
}
