import { dialPrefix, plmn, rateZone, usageScope } from "@tributary/db/terms/agreement-terms-schema";
import { pricingSchema } from "@tributary/db/terms/pricing-schema";
import { lineCode } from "@tributary/db/terms/text";
import { z } from "zod";

const MOST = 50;

/**
 * What an agreement lacked and is given: numbers or networks a zone, a zone the price of a line, or kinds of
 * usage a line of their own. It adds; what has a charge keeps it.
 */
export const rateChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("prefixes"),
    prefixes: z.array(dialPrefix).min(1).max(MOST),
    zone: rateZone,
  }),
  z.strictObject({ kind: z.literal("networks"), networks: z.array(plmn).min(1).max(MOST), zone: rateZone }),
  z.strictObject({ kind: z.literal("zone"), zone: rateZone, lineCode }),
  z.strictObject({
    kind: z.literal("line"),
    /** Counts, and is charged per record, as this line. */
    like: lineCode,
    code: lineCode,
    description: z.string().trim().min(1).max(120),
    ...usageScope,
    pricing: pricingSchema,
  }),
]);

export type RateChange = z.output<typeof rateChangeSchema>;
