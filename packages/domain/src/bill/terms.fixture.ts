import type { BillingProfileTerms, BillRounding, TaxRule } from "./types.ts";

export const STANDARD: TaxRule = { code: "standard", treatment: "exclusive", bps: 1_900, note: null };
export const REDUCED: TaxRule = { code: "reduced", treatment: "exclusive", bps: 700, note: null };
export const INSIDE: TaxRule = { code: "inside", treatment: "inclusive", bps: 1_900, note: null };
export const EXEMPT: TaxRule = {
  code: "exempt",
  treatment: "exempt",
  bps: 0,
  note: "Exempt by article 135.",
};
export const REVERSE: TaxRule = {
  code: "reverse",
  treatment: "reverse-charge",
  bps: 0,
  note: "Reverse charge.",
};

export const CENTS: BillRounding = { mode: "half-up", scale: 2, taxPer: "group" };

/** A profile in euros and calendar months. */
export const PROFILE: BillingProfileTerms = {
  currency: "EUR",
  zone: "Europe/Berlin",
  cycleDay: 1,
  taxes: [STANDARD, REDUCED, INSIDE, EXEMPT, REVERSE],
  usageTaxCode: "standard",
  rounding: CENTS,
  billNumbers: { prefix: "A-{yyyy}-", digits: 6 },
  creditNumbers: { prefix: "C-{yyyy}-", digits: 6 },
  dueDays: 14,
  languages: ["en", "de"],
  seller: {
    name: "Alfa Mobil & Söhne GmbH",
    street: "Hauptstraße 1",
    postalCode: "10115",
    city: "Berlin",
    country: "DE",
    taxId: "DE123456789",
    colour: "#0a6cff",
  },
  dunning: {
    steps: [
      { daysOverdue: 3, action: "remind", channel: "email" },
      { daysOverdue: 14, action: "remind", channel: "letter" },
      { daysOverdue: 21, action: "suspend", channel: "sms" },
      { daysOverdue: 60, action: "terminate", channel: "letter" },
    ],
    minimumMicros: 1_000_000n,
    isDaily: false,
  },
};
