import { z } from "zod";
import { plainRecord, roundingSchema, unitSchema, usageScope } from "./agreement-terms-schema.ts";
import { checkRateCardTerms } from "./check-rate-card-terms.ts";
import { pricingSchema } from "./pricing-schema.ts";
import { currencyCode, lineCode, zoneName } from "./text.ts";
import { zoneTableSchema } from "./zone-table.ts";

export const DAY_KINDS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"] as const;

const clockTime = z
  .string()
  .regex(
    /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'is not a time of day: write it like "08:00", at most "24:00"',
  )
  .max(5);

const windowSchema = z.strictObject({
  days: z.array(z.enum(DAY_KINDS)).min(1).max(8).describe("A holiday is no weekday: name it as well."),
  from: clockTime,
  to: clockTime.describe("Later than from: a night is two windows."),
});

const bandSchema = z.strictObject({
  name: z.string().min(1).max(40),
  when: z.array(windowSchema).min(1).max(50).nullable().default(null).describe("null: the rest of the time."),
  record: plainRecord,
  pricing: pricingSchema,
});

export const rateSchema = z.strictObject({
  code: lineCode,
  description: z.string().min(1).max(200),
  ...usageScope,
  unit: unitSchema,
  bands: z.array(bandSchema).min(1, "a rate needs a price").max(20),
});

/** A rate card as it stands in the database. A draft may be without rates; what is published is not. */
export const rateCardTermsSchema = z
  .strictObject({
    currency: currencyCode,
    zone: zoneName.describe("IANA time zone whose clock time bands and holidays go by."),
    rounding: roundingSchema.describe("Each record is rounded once."),
    holidays: z.array(z.iso.date("is not a date: write it like 2026-12-25")).max(2_000).default([]),
    zones: zoneTableSchema,
    rates: z.array(rateSchema).max(20_000).default([]),
  })
  .superRefine((terms, context) => {
    for (const issue of checkRateCardTerms(terms)) {
      context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
    }
  });

export type RateCardTermsInput = z.input<typeof rateCardTermsSchema>;
export type RateCardTermsJson = z.output<typeof rateCardTermsSchema>;
export type RateJson = z.output<typeof rateSchema>;
