import { about, named, open, type PolicyRow, type Things } from "./policy-row.ts";

const ofOperator = ({ operatorId }: Things) => ({ operatorId });
const reason = "Not before the rehearsal has been looked at.";
const fingerprint = "0".repeat(64);
const sort = { key: "targetOn", isDescending: false };
const wanted = {
  ...{ template: "no-such-template", code: "newcomer", name: "Newcomer", country: null },
  ...{ targetOn: "2027-01-01", seller: null, ranges: [] },
};
const range = {
  ...{ agreement: "de1-2026", kind: "imsi", first: "262010000000000", last: "262010000000009" },
  validFrom: "2026-11-01",
};

/** Every procedure of the console about operators on their way, and the templates they are made of. */
export const onboardingPolicy: Readonly<Record<string, PolicyRow>> = {
  "onboarding.approve": named("operator:approve", ofOperator),
  "onboarding.ask": named("operator:write", (all) => ({ ...ofOperator(all), from: "2026-12-01" })),
  "onboarding.decline": named("operator:write", (all) => ({ ...ofOperator(all), reason })),
  "onboarding.item": named("operator:write", (all) => ({
    ...ofOperator(all),
    ...{ code: "network.apn", change: { state: "doing" } },
  })),
  "onboarding.list": open("operator:read", { view: "open", sort }),
  "onboarding.preview": about("operator:write", () => wanted),
  "onboarding.range": named("operator:write", (all) => ({ ...ofOperator(all), range })),
  "onboarding.setUpAgain": named("operator:write", ofOperator),
  "onboarding.show": named("operator:read", ofOperator),
  "onboarding.start": about("operator:write", () => ({ ...wanted, fingerprint })),
  "onboarding.takeOver": named("operator:write", ofOperator),
  "operatorTemplate.list": open("operator:read", {}),
  "operatorTemplate.publish": about("operator:approve", () => ({ code: "none", version: 1, fingerprint })),
  "operatorTemplate.save": about("operator:write", () => ({ code: "plain", name: "Plain", text: "{}" })),
  "operatorTemplate.show": about("operator:read", () => ({ code: "none" })),
};
