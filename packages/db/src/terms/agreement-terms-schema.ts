import { z } from "zod";
import { checkAgreementTerms } from "./check-agreement-terms.ts";
import { allocationSchema, commitmentAmounts, pricingSchema, recordSchema } from "./pricing-schema.ts";
import {
  amountText,
  basisPoints,
  currencyCode,
  days,
  lineCode,
  positiveWholeText,
  zoneName,
} from "./text.ts";
import { rateZone, zoneTableSchema } from "./zone-table.ts";

const described = { code: lineCode, description: z.string().min(1) };

/** What a usage line is about. */
export const usageScope = {
  services: z
    .array(z.enum(["voice", "sms", "mms", "data"]))
    .min(1)
    .max(4),
  directions: z
    .array(z.enum(["mo", "mt", "none"]))
    .min(1)
    .max(3)
    .optional()
    .describe("Absent: every direction."),
  zones: z.array(rateZone).min(1).max(1000),
};

export const unitSchema = z.strictObject({
  name: z.string().min(1),
  size: positiveWholeText.describe("Base units in one display unit: GB 10^9 or 2^30, minute 60, event 1."),
});

export const plainRecord = recordSchema.default({
  ...{ first: "1", next: "1", setUpFee: "0", minimumCharge: "0" },
});

const usageLine = z.strictObject({
  ...described,
  kind: z.literal("usage"),
  ...usageScope,
  unit: unitSchema,
  record: plainRecord,
  pricing: pricingSchema,
  isCountable: z
    .boolean()
    .default(false)
    .describe("A difference in quantity is an exception whatever the money."),
});

const simLine = z.strictObject({
  ...described,
  kind: z.literal("sim"),
  countOn: z.enum(["end", "any", "prorated"]).default("end"),
  pricing: pricingSchema,
});

const flatLine = z.strictObject({
  ...described,
  kind: z.literal("flat"),
  amount: amountText,
  allocation: allocationSchema,
});

const commitmentLine = z.strictObject({
  ...described,
  kind: z.literal("commitment"),
  amount: amountText,
  shareBps: basisPoints.default(10_000),
  scope: z.array(lineCode).min(1),
  cadence: z.enum(["monthly", "annual"]).default("monthly"),
  allocation: allocationSchema,
  operatorCommitments: commitmentAmounts.default({}),
});

export const roundingSchema = z.strictObject({
  mode: z.enum(["truncate", "half-up", "half-even", "up"]),
  scale: z.int().min(-6, "has to be from -6 to 6").max(6, "has to be from -6 to 6"),
});

export const chargeLineSchema = z.discriminatedUnion("kind", [usageLine, simLine, flatLine, commitmentLine]);

/** The terms of one agreement version as they stand in a portfolio file and in the database. */
export const agreementTermsSchema = z
  .strictObject({
    currency: currencyCode,
    zone: zoneName.describe("IANA time zone in which periods and days are cut."),
    cutOff: z.enum(["start", "end", "load"]).default("start"),
    rounding: roundingSchema.extend({
      per: z.enum(["record", "line", "total"]),
    }),
    lines: z.array(chargeLineSchema).min(1, "an agreement needs at least one line"),
    zones: zoneTableSchema,
    tolerance: z
      .strictObject({
        absolute: amountText.default("0"),
        bps: basisPoints.default(0),
        invoiceCap: amountText.nullable().default(null),
      })
      .default({ absolute: "0", bps: 0, invoiceCap: null })
      .describe("Without it, every difference is an exception."),
    unattributedCapBps: basisPoints.default(100),
    dispute: z
      .strictObject({
        windowDays: days.default(30),
        mode: z.enum(["withhold", "pay-and-claim"]).default("withhold"),
      })
      .default({ windowDays: 30, mode: "withhold" }),
    paymentTermDays: days.default(30),
    taxBps: basisPoints.default(0),
  })
  .superRefine((terms, context) => {
    for (const issue of checkAgreementTerms(terms)) {
      context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
    }
  });

export type AgreementTermsInput = z.input<typeof agreementTermsSchema>;
export type AgreementTermsJson = z.output<typeof agreementTermsSchema>;
export type ChargeLineJson = z.output<typeof chargeLineSchema>;
