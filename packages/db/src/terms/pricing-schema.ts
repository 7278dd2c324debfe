import { z } from "zod";
import { amountText, decimalText, positiveDecimalText, positiveWholeText, wholeText } from "./text.ts";

export const tierSchema = z.strictObject({
  upTo: decimalText.nullable().describe("Upper edge in display units, inclusive; null in the last tier."),
  rate: decimalText.describe("Currency units per display unit."),
  flat: decimalText.default("0").describe("Charged once when the tier is entered."),
  block: positiveDecimalText.optional().describe("What falls into the tier is rounded up to whole blocks."),
});

export const pricingSchema = z.discriminatedUnion("model", [
  z.strictObject({ model: z.literal("per-unit"), rate: decimalText }),
  z.strictObject({ model: z.literal("graduated"), tiers: z.array(tierSchema).min(1).max(100) }),
  z.strictObject({ model: z.literal("volume"), tiers: z.array(tierSchema).min(1).max(100) }),
  z.strictObject({
    model: z.literal("package"),
    size: positiveDecimalText,
    price: decimalText,
    free: decimalText.optional(),
  }),
]);

export const recordSchema = z.strictObject({
  first: wholeText.default("1").describe("The minimum charged per record, in base units."),
  next: positiveWholeText.default("1").describe("The increment after that, in base units."),
  setUpFee: decimalText.default("0"),
  minimumCharge: decimalText.default("0"),
  maximumCharge: decimalText.optional().describe("The most that one record costs."),
  steps: z
    .array(z.strictObject({ from: wholeText, step: positiveWholeText, rate: decimalText }))
    .min(1)
    .optional()
    .describe("Stretches of one record with an increment and a rate each; needs rounding per record."),
});

export const allocationSchema = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.enum(["sims", "quantity", "cost", "equal", "retained", "own-shortfall"]),
  }),
  z.strictObject({ by: z.literal("direct"), operator: z.string() }),
]);

export const commitmentAmounts = z.record(z.string(), amountText);

export type PricingJson = z.output<typeof pricingSchema>;
export type RecordJson = z.output<typeof recordSchema>;
export type AllocationJson = z.output<typeof allocationSchema>;
