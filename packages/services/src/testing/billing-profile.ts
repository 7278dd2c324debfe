import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";

/** How an operator of the tests bills: euros, calendar months in Berlin, 19 % on top. */
export function billingProfile(): BillingProfileTerms {
  return decodeBillingProfileTerms({
    currency: "EUR",
    zone: "Europe/Berlin",
    taxes: [
      { code: "standard", treatment: "exclusive", bps: 1_900 },
      { code: "inside", treatment: "inclusive", bps: 1_900 },
    ],
    usageTaxCode: "standard",
    rounding: { mode: "half-up", scale: 2, taxPer: "group" },
    billNumbers: { prefix: "A-{yyyy}-", digits: 6 },
    creditNumbers: { prefix: "C-{yyyy}-", digits: 6 },
    dueDays: 14,
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
      minimum: "1",
    },
  });
}
