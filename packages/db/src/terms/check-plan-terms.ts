import type { Service } from "@tributary/domain/usage/types";
import type { Issue } from "./issues.ts";
import type { BundleJson, PlanTermsJson } from "./plan-terms-schema.ts";

/** What no single field shows: codes that stand twice, discounts of no fee, bundles without a count. */
export function checkPlanTerms(terms: PlanTermsJson): Issue[] {
  const fees = new Set(terms.fees.map(({ code }) => code));
  return [
    ...(["fees", "discounts", "bundles"] as const).flatMap((list) => checkCodes(terms[list], list)),
    ...terms.discounts.flatMap(({ fee }, index) =>
      fees.has(fee)
        ? []
        : [{ path: ["discounts", index, "fee"], message: `"${fee}" is not a fee of the plan` }],
    ),
    ...terms.bundles.flatMap((bundle, index) => checkBundle(bundle, ["bundles", index], terms)),
  ];
}

function checkCodes(list: readonly { readonly code: string }[], name: string): Issue[] {
  const seen = new Set<string>();
  return list.flatMap(({ code }, index) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [{ path: [name, index, "code"], message: `"${code}" stands twice: give each its own code` }];
  });
}

const COUNTED_IN: Readonly<Record<Service, string>> = {
  voice: "seconds",
  sms: "messages",
  mms: "messages",
  data: "bytes",
};

function checkBundle(bundle: BundleJson, path: readonly PropertyKey[], terms: PlanTermsJson): Issue[] {
  const { services, rollover, allowance, isProrated } = bundle;
  const issues: Issue[] = [];
  const say = (field: string, message: string): void => {
    issues.push({ path: [...path, field], message });
  };
  if (new Set(services.map((service) => COUNTED_IN[service])).size > 1) {
    say("services", "are counted in different units: make a bundle for each");
  }
  if (allowance === null && (rollover !== null || isProrated)) {
    say("allowance", "without an end cannot be carried over or prorated");
  }
  if (terms.validity.lasts !== "open" && (rollover !== null || isProrated)) {
    say(rollover === null ? "isProrated" : "rollover", "is for what is granted anew each period");
  }
  return issues;
}
