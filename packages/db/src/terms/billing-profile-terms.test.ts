import { DomainError } from "@tributary/domain/error";
import { describe, expect, it } from "vitest";
import { decodeBillingProfileTerms, encodeBillingProfileTerms } from "./billing-profile-terms.ts";
import type { BillingProfileTermsInput } from "./billing-profile-terms-schema.ts";

const smallest: BillingProfileTermsInput = {
  currency: "EUR",
  zone: "Europe/Berlin",
  taxes: [{ code: "standard", treatment: "exclusive", bps: 1_900 }],
  usageTaxCode: "standard",
  rounding: { mode: "half-up", scale: 2, taxPer: "group" },
  billNumbers: { prefix: "A-{yyyy}-", digits: 6 },
  creditNumbers: { prefix: "C-{yyyy}-", digits: 6 },
  dueDays: 14,
  seller: {
    name: "Alfa",
    street: "Hauptstraße 1",
    postalCode: "10115",
    city: "Berlin",
    country: "DE",
    taxId: "DE123456789",
    colour: "#0a6cff",
  },
};

function faultsOf(change: object): unknown {
  try {
    decodeBillingProfileTerms({ ...smallest, ...change });
  } catch (error) {
    if (error instanceof DomainError) return error.details.issues;
  }
  return [];
}

describe("a billing profile", () => {
  it("is read with defaults filled in: calendar months, no dunning", () => {
    const terms = decodeBillingProfileTerms(smallest);
    expect(terms).toMatchObject({ cycleDay: 1, dunning: { steps: [], minimumMicros: 0n, isDaily: false } });
    expect(terms.taxes).toEqual([{ code: "standard", treatment: "exclusive", bps: 1_900, note: null }]);
  });

  it("reads back as it was written", () => {
    const dunning = {
      steps: [{ daysOverdue: 3, action: "remind" as const, channel: "email" as const }],
      minimum: "1.5",
      isDaily: true,
    };
    const terms = decodeBillingProfileTerms({ ...smallest, cycleDay: 31, dunning });
    expect(decodeBillingProfileTerms(encodeBillingProfileTerms(terms))).toEqual(terms);
    expect(encodeBillingProfileTerms(terms).dunning).toEqual(dunning);
  });

  it.each([
    ["a day that no month has", { cycleDay: 32 }, "cycleDay: is no day of a month"],
    ["a tax code twice", { taxes: [smallest.taxes[0], smallest.taxes[0]] }, "taxes[1].code: stands twice"],
    ["usage taxed by nothing", { usageTaxCode: "reduced" }, "usageTaxCode: is none of the taxes"],
    [
      "an exemption that does not say why",
      { taxes: [...smallest.taxes, { code: "exempt", treatment: "exempt", bps: 0 }] },
      "taxes[1].note: is missing: a bill has to say why no tax is charged",
    ],
    [
      "tax on reverse charge",
      { taxes: [...smallest.taxes, { code: "rc", treatment: "reverse-charge", bps: 1, note: "RC" }] },
      "taxes[1].bps: has to be 0: no tax is charged",
    ],
    [
      "one series for bills and credit notes",
      { creditNumbers: smallest.billNumbers },
      "creditNumbers.prefix: has to differ from that of bills",
    ],
    [
      "a rounding finer than yen",
      { currency: "JPY" },
      "rounding.scale: is finer than JPY can be paid in: at most 0",
    ],
    [
      "steps out of order",
      {
        dunning: {
          steps: [9, 3].map((daysOverdue) => ({ daysOverdue, action: "remind", channel: "email" })),
          minimum: "0",
        },
      },
      "dunning.steps: have to be in order, each after more days than the one before",
    ],
  ])("with %s is refused", (_, change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });
});
