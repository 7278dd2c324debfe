import type { BillingProfileTermsInput } from "@tributary/db/terms/billing-profile-terms-schema";
import { encodeMicros } from "@tributary/db/terms/pricing-codec";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";
import { BILL_LANGUAGES } from "@tributary/domain/bill/types";
import { DomainError } from "@tributary/domain/error";
import { exact, exactToDecimal, multiplyExact, parseExact } from "@tributary/domain/money/exact";
import { z } from "zod";

const code = z.string().max(60);
const text = z.string().max(200);
const series = z.strictObject({ prefix: z.string().max(30), digits: z.int().min(1).max(12) });

/** How an operator bills, as people write it: taxes in per cent, amounts as decimals. */
export const draftProfileSchema = z.strictObject({
  currency: z.string().max(3),
  zone: z.string().max(64),
  cycleDay: z.int().min(1).max(31),
  taxes: z
    .array(
      z.strictObject({
        code,
        treatment: z.enum(["exclusive", "inclusive", "exempt", "reverse-charge"]),
        percent: z.string().max(12),
        note: z.string().max(200),
      }),
    )
    .max(50),
  usageTaxCode: code,
  rounding: z.strictObject({
    mode: z.enum(["truncate", "half-up", "half-even", "up"]),
    scale: z.int().min(0).max(6),
    taxPer: z.enum(["line", "group"]),
  }),
  billNumbers: series,
  creditNumbers: series,
  dueDays: z.int().min(0).max(3_650),
  languages: z.array(z.enum(BILL_LANGUAGES)).max(BILL_LANGUAGES.length),
  seller: z.strictObject({
    ...{ name: text, street: text, postalCode: z.string().max(20), city: text },
    ...{ country: z.string().max(2), taxId: z.string().max(20), colour: z.string().max(7) },
  }),
  dunning: z.strictObject({
    steps: z
      .array(
        z.strictObject({
          daysOverdue: z.int().min(1).max(3_650),
          action: z.enum(["remind", "suspend", "terminate"]),
          channel: z.enum(["email", "sms", "letter"]),
        }),
      )
      .max(20),
    minimum: z.string().max(30),
    isDaily: z.boolean(),
  }),
});

export type DraftProfile = z.infer<typeof draftProfileSchema>;

const HUNDRED = exact(100n, 1n);

/**
 * Terms as they stand in files, from what somebody wrote; what is wrong with them is said where they are
 * read.
 *
 * Throws  {@link DomainError} `TERMS_INVALID` for a rate that is no number.
 */
export function profileJson(draft: DraftProfile): BillingProfileTermsInput {
  const taxes = draft.taxes.map(({ percent, note, ...rule }) => ({
    ...rule,
    bps: bpsOf(percent, rule.code),
    note: note.trim() === "" ? null : note,
  }));
  return { ...draft, taxes };
}

/** The same terms as people write them. */
export function draftOf({ taxes, dunning, ...terms }: BillingProfileTerms): DraftProfile {
  return {
    ...terms,
    languages: [...terms.languages],
    taxes: taxes.map(({ code: name, treatment, bps, note }) => ({
      ...{ code: name, treatment },
      percent: exactToDecimal(exact(BigInt(bps), 100n), 2),
      note: note ?? "",
    })),
    dunning: {
      steps: dunning.steps.map((step) => ({ ...step })),
      minimum: encodeMicros(dunning.minimumMicros),
      isDaily: dunning.isDaily,
    },
  };
}

function bpsOf(percent: string, taxCode: string): number {
  const bps = /^\d{1,3}(\.\d{1,2})?$/.test(percent.trim())
    ? multiplyExact(parseExact(percent.trim()), HUNDRED)
    : null;
  if (bps !== null) return Number(exactToDecimal(bps, 0));
  throw new DomainError("TERMS_INVALID", `The tax ${taxCode}: write its rate like 19 or 7.75.`);
}
