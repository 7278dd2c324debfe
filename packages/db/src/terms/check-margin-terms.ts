import { parseMicros } from "@tributary/domain/money/micros";
import { checkOwnRates, type LineReference, ownLines } from "./check-own-rates.ts";
import { checkPricing } from "./check-price.ts";
import { checkTiers } from "./check-tiers.ts";
import type { Issue } from "./issues.ts";
import type { MarginTermsJson } from "./margin-terms-schema.ts";

/**
 * What no single field shows: the order of tiers, a minimum that does not exceed the maximum, and own rates
 * beside something that would show the cost they hide.
 */
export function checkMarginTerms(terms: MarginTermsJson): Issue[] {
  const issues = terms.components.flatMap((component, index) => {
    const at = ["components", index];
    if (component.kind === "tiered") return checkTiers(component.tiers, [...at, "tiers"]);
    if (component.kind !== "own-rates") return [];
    return component.rates.flatMap(({ pricing }, place) =>
      checkPricing(pricing, [...at, "rates", place, "pricing"]),
    );
  });
  const { minimum, maximum } = terms;
  const isCrossed = minimum !== null && maximum !== null && parseMicros(minimum) > parseMicros(maximum);
  const message = `the minimum ${minimum} is more than the maximum ${maximum}`;
  return [...issues, ...(isCrossed ? [{ path: ["minimum"], message }] : []), ...checkOwnRates(terms)];
}

/** The agreement lines that margin terms name, each with its path, for the check against an agreement. */
export function marginLineReferences(terms: MarginTermsJson): LineReference[] {
  return terms.components.flatMap((component, index) => {
    const at = ["components", index];
    switch (component.kind) {
      case "per-unit":
        return referencesAt([...at, "lines"], component.lines, true);
      case "own-rates":
        return ownLines(component, at);
      case "markup":
      case "tiered":
        return typeof component.base === "string"
          ? []
          : referencesAt([...at, "base", "lines"], component.base.lines, false);
      default:
        return [];
    }
  });
}

function referencesAt(
  path: readonly PropertyKey[],
  codes: readonly string[],
  isPriced: boolean,
): LineReference[] {
  return codes.map((code, index) => ({ path: [...path, index], code, isPriced }));
}
