import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { minorDigits } from "@tributary/domain/money/currency";
import { parseMicros } from "@tributary/domain/money/micros";
import { type BillingProfileTermsJson, billingProfileTermsSchema } from "./billing-profile-terms-schema.ts";
import { parseOrRefuse, refuseIssues } from "./issues.ts";
import { encodeMicros } from "./pricing-codec.ts";

/**
 * Reads how an operator bills from its JSON form, defaults filled in.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`, naming the path of everything that is wrong.
 */
export function decodeBillingProfileTerms(json: unknown): BillingProfileTerms {
  const subject = "The billing profile";
  const { dunning, ...terms } = parseOrRefuse(billingProfileTermsSchema, json, subject, "TERMS_INVALID");
  const digits = minorDigits(terms.currency);
  if (terms.rounding.scale > digits) {
    const message = `is finer than ${terms.currency} can be paid in: at most ${digits}`;
    throw refuseIssues("TERMS_INVALID", subject, [{ path: ["rounding", "scale"], message }]);
  }
  const { minimum, ...rest } = dunning;
  return { ...terms, dunning: { ...rest, minimumMicros: parseMicros(minimum) } };
}

/** Writes it whole, so that equal terms give equal JSON. */
export function encodeBillingProfileTerms(terms: BillingProfileTerms): BillingProfileTermsJson {
  const { mode, scale, taxPer } = terms.rounding;
  const { name, street, postalCode, city, country, taxId, colour } = terms.seller;
  return {
    currency: terms.currency,
    zone: terms.zone,
    cycleDay: terms.cycleDay,
    taxes: terms.taxes.map(({ code, treatment, bps, note }) => ({ code, treatment, bps, note })),
    usageTaxCode: terms.usageTaxCode,
    rounding: { mode, scale, taxPer },
    billNumbers: { prefix: terms.billNumbers.prefix, digits: terms.billNumbers.digits },
    creditNumbers: { prefix: terms.creditNumbers.prefix, digits: terms.creditNumbers.digits },
    dueDays: terms.dueDays,
    languages: [...terms.languages],
    seller: { name, street, postalCode, city, country, taxId, colour },
    dunning: {
      steps: terms.dunning.steps.map(({ daysOverdue, action, channel }) => ({
        daysOverdue,
        action,
        channel,
      })),
      minimum: encodeMicros(terms.dunning.minimumMicros),
      isDaily: terms.dunning.isDaily,
    },
  };
}
