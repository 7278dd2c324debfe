import { compareExact, parseExact } from "@tributary/domain/money/exact";
import type { Issue } from "./issues.ts";

/** Tiers ascend, and exactly the last one is open at the top. */
export function checkTiers(
  tiers: readonly { readonly upTo: string | null }[],
  path: readonly PropertyKey[],
): Issue[] {
  return tiers.flatMap((tier, index) => {
    const isLast = index === tiers.length - 1;
    const at = [...path, index, "upTo"];
    if (tier.upTo === null) {
      return isLast ? [] : [{ path: at, message: "only the last tier may be open (null)" }];
    }
    const below = index === 0 ? "0" : (tiers[index - 1]?.upTo ?? null);
    const issues: Issue[] = [];
    if (isLast) issues.push({ path: at, message: "the last tier has to be open: write null" });
    if (below !== null && compareExact(parseExact(tier.upTo), parseExact(below)) <= 0) {
      issues.push({ path: at, message: `tiers have to ascend: ${tier.upTo} does not lie above ${below}` });
    }
    return issues;
  });
}
