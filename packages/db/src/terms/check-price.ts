import { checkTiers } from "./check-tiers.ts";
import type { Issue } from "./issues.ts";
import type { PricingJson, RecordJson } from "./pricing-schema.ts";

/** The order of tiers, and free units that are none. `path` leads to the pricing. */
export function checkPricing(pricing: PricingJson, path: readonly PropertyKey[]): Issue[] {
  if (pricing.model === "graduated" || pricing.model === "volume") {
    return checkTiers(pricing.tiers, [...path, "tiers"]);
  }
  const isFreeNegative = pricing.model === "package" && pricing.free?.startsWith("-") === true;
  return isFreeNegative ? [{ path: [...path, "free"], message: "must not be negative" }] : [];
}

/** Steps begin at 0, ascend and hold whole steps. `path` leads to the record. */
export function checkSteps({ steps = [] }: RecordJson, path: readonly PropertyKey[]): Issue[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    const at = [...path, "steps", index, "from"];
    const isWhole =
      before === undefined || (BigInt(step.from) - BigInt(before.from)) % BigInt(before.step) === 0n;
    if (!isWhole) {
      return [{ path: at, message: `the stretch before has to hold whole steps of ${before.step}` }];
    }
    const isInOrder =
      before === undefined ? BigInt(step.from) === 0n : BigInt(step.from) > BigInt(before.from);
    const message =
      before === undefined
        ? "the first step starts at 0"
        : `steps have to ascend: ${step.from} does not lie above ${before.from}`;
    return isInOrder ? [] : [{ path: at, message }];
  });
}
