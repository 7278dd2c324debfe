import { parseMicros } from "@tributary/domain/money/micros";
import { checkTiers } from "./check-tiers.ts";
import type { Issue } from "./issues.ts";
import type { MarginTermsJson } from "./margin-terms-schema.ts";

/** What no single field shows: the order of tiers, and a minimum that does not exceed the maximum. */
export function checkMarginTerms(terms: MarginTermsJson): Issue[] {
  const tiers = terms.components.flatMap((component, index) =>
    component.kind === "tiered" ? checkTiers(component.tiers, ["components", index, "tiers"]) : [],
  );
  const { minimum, maximum } = terms;
  const isCrossed = minimum !== null && maximum !== null && parseMicros(minimum) > parseMicros(maximum);
  const message = `the minimum ${minimum} is more than the maximum ${maximum}`;
  return isCrossed ? [...tiers, { path: ["minimum"], message }] : tiers;
}

/** The agreement lines that margin terms name, each with its path, for the check against an agreement. */
export function marginLineReferences(terms: MarginTermsJson): { path: PropertyKey[]; code: string }[] {
  return terms.components.flatMap((component, index) => {
    const at = ["components", index];
    if (component.kind === "per-unit") return referencesAt([...at, "lines"], component.lines);
    if (component.kind !== "markup" && component.kind !== "tiered") return [];
    return typeof component.base === "string"
      ? []
      : referencesAt([...at, "base", "lines"], component.base.lines);
  });
}

function referencesAt(
  path: PropertyKey[],
  codes: readonly string[],
): { path: PropertyKey[]; code: string }[] {
  return codes.map((code, index) => ({ path: [...path, index], code }));
}
