import { usageScope } from "@tributary/db/terms/agreement-terms-schema";
import { pricingSchema } from "@tributary/db/terms/pricing-schema";
import { lineCode } from "@tributary/db/terms/text";
import { dialPrefix, plmn, rateZone } from "@tributary/db/terms/zone-table";
import { z } from "zod";

const MOST = 50;

const prefixes = z.array(dialPrefix).max(MOST);
const networks = z.array(plmn).max(MOST);

/**
 * What an agreement lacked and is given: numbers or networks a zone, a zone the price of a line, or kinds of
 * usage a line of their own. It adds; what has a charge keeps it.
 */
export const rateChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("prefixes"),
    prefixes: prefixes.min(1),
    zone: rateZone,
  }),
  z.strictObject({ kind: z.literal("networks"), networks: networks.min(1), zone: rateZone }),
  z.strictObject({ kind: z.literal("zone"), zone: rateZone, lineCode }),
  z.strictObject({
    kind: z.literal("line"),
    /** Counts, and is charged per record, as this line. */
    like: lineCode,
    code: lineCode,
    description: z.string().trim().min(1).max(120),
    ...usageScope,
    pricing: pricingSchema,
    /** Numbers and networks that lead to its first zone from then on. */
    prefixes: prefixes.default([]),
    networks: networks.default([]),
  }),
]);

export type RateChange = z.output<typeof rateChangeSchema>;
