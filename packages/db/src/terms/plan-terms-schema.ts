import { z } from "zod";
import { usageScope } from "./agreement-terms-schema.ts";
import { checkPlanTerms } from "./check-plan-terms.ts";
import { amountText, lineCode, positiveWholeText, wholeText } from "./text.ts";

const described = { code: lineCode, description: z.string().trim().min(1).max(120) };
const amountDue = amountText.regex(/^\d/, "must not be negative");
const periods = z.int("has to be a whole number of periods").min(1, "has to be 1 or more").max(120);

const feeSchema = z.strictObject({
  ...described,
  every: z.enum(["period", "once"]).default("period"),
  amount: amountDue,
  taxCode: lineCode.describe("How the billing profile taxes it."),
  isProrated: z.boolean().default(true).describe("A period that is held in part owes a part."),
});

const discountSchema = z.strictObject({
  ...described,
  fee: lineCode,
  off: z.discriminatedUnion("by", [
    z.strictObject({ by: z.literal("percentage"), bps: z.int().min(1).max(10_000, "is more than the fee") }),
    z.strictObject({ by: z.literal("amount"), amount: amountDue }),
  ]),
  periods: periods
    .nullable()
    .default(null)
    .describe("From the one in which the plan is taken; null: always."),
});

const bundleSchema = z.strictObject({
  ...described,
  services: usageScope.services,
  directions: usageScope.directions,
  zones: usageScope.zones.nullable().default(null).describe("null: everywhere."),
  allowance: wholeText.nullable().describe("Base units: bytes, seconds or events; null has no end."),
  unit: z.strictObject({ name: z.string().min(1).max(20), size: positiveWholeText }),
  isProrated: z.boolean().default(false),
  priority: z.int().min(1).max(100).default(1).describe("The lowest is used first."),
  atEnd: z.enum(["overage", "throttle", "stop"]).default("overage"),
  rollover: z.strictObject({ capUnits: wholeText, periods }).nullable().default(null),
  pool: z.strictObject({ memberCapUnits: wholeText.nullable().default(null) }).optional(),
});

const validitySchema = z.discriminatedUnion("lasts", [
  z.strictObject({ lasts: z.literal("open") }),
  z.strictObject({ lasts: z.literal("period") }),
  z.strictObject({
    lasts: z.literal("days"),
    days: z.int().min(1, "has to be 1 or more").max(366),
    startsOn: z.enum(["date", "first-use"]),
  }),
]);

/** What a version of a plan costs and includes, as it stands in a portfolio file and in the database. */
export const planTermsSchema = z
  .strictObject({
    validity: validitySchema.default({ lasts: "open" }),
    fees: z.array(feeSchema).max(50).default([]),
    discounts: z.array(discountSchema).max(50).default([]),
    bundles: z.array(bundleSchema).max(50).default([]),
  })
  .superRefine((terms, context) => {
    for (const issue of checkPlanTerms(terms)) {
      context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
    }
  });

export type PlanTermsInput = z.input<typeof planTermsSchema>;
export type PlanTermsJson = z.output<typeof planTermsSchema>;
export type BundleJson = z.output<typeof bundleSchema>;
export type DiscountJson = z.output<typeof discountSchema>;
