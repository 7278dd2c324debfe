import { z } from "zod";
import { checkMarginTerms } from "./check-margin-terms.ts";
import { pricingSchema } from "./pricing-schema.ts";
import { amountText, basisPoints, currencyCode, decimalText, lineCode } from "./text.ts";

const base = z
  .union([z.enum(["usage", "cost"]), z.strictObject({ lines: z.array(lineCode).min(1) })], {
    error: 'has to be "usage", "cost" or { "lines": [...] }',
  })
  .describe("What the percentage is taken of: usage lines, the whole cost, or named lines.");

export const marginComponentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("markup"), bps: basisPoints, base }),
  z.strictObject({
    kind: z.literal("per-unit"),
    lines: z.array(lineCode).min(1),
    fee: decimalText.describe("Currency units per display unit of the named lines."),
  }),
  z.strictObject({ kind: z.literal("fixed"), amount: amountText, isProrated: z.boolean().default(true) }),
  z.strictObject({
    kind: z.literal("tiered"),
    tiers: z.array(z.strictObject({ upTo: amountText.nullable(), bps: basisPoints })).min(1),
    base,
  }),
  z.strictObject({
    kind: z.literal("revenue-share"),
    bps: basisPoints,
    of: z.enum(["revenue", "revenue-less-cost"]),
  }),
  z.strictObject({
    kind: z.literal("own-rates"),
    rates: z
      .array(
        z.strictObject({
          line: lineCode,
          pricing: pricingSchema.describe("What the operator pays for its own quantity on the line."),
        }),
      )
      .min(1),
    borne: z.array(lineCode).default([]).describe("Lines of which the operator is charged nothing."),
  }),
]);

/** The aggregator's margin on one operator as it stands in a portfolio file and in the database. */
export const marginTermsSchema = z
  .strictObject({
    currency: currencyCode,
    components: z.array(marginComponentSchema),
    minimum: amountText.nullable().default(null),
    maximum: amountText.nullable().default(null),
    allowsNegative: z.boolean().default(false),
    presentation: z
      .enum(["charge", "cost-plus"])
      .default("charge")
      .describe("charge: one amount per line, margin inside. cost-plus: cost lines and a service fee apart."),
  })
  .superRefine((terms, context) => {
    for (const issue of checkMarginTerms(terms)) {
      context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
    }
  });

export type MarginTermsInput = z.input<typeof marginTermsSchema>;
export type MarginTermsJson = z.output<typeof marginTermsSchema>;
export type MarginComponentJson = z.output<typeof marginComponentSchema>;
