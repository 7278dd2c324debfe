import { agreementTermsSchema } from "@tributary/db/terms/agreement-terms-schema";
import { marginTermsSchema } from "@tributary/db/terms/margin-terms-schema";
import {
  amountText,
  countryCode,
  currencyCode,
  operatorCode,
  positiveDecimalText,
  slug,
} from "@tributary/db/terms/text";
import { sourceMappingSchema } from "@tributary/mediation/mapping/schema";
import { z } from "zod";
import { invoiceMappingSchema } from "../mno-invoice/mapping.ts";
import { pickupSettingsSchema } from "../pickup/settings.ts";

const digits = (from: number, to: number, what: string) =>
  z.string().regex(new RegExp(`^\\d{${from},${to}}$`), `is not ${what}: write ${from} to ${to} digits`);

export const imsi = digits(6, 15, "an IMSI");
export const iccid = z.string().regex(/^\d{18,20}F?$/, "is not an ICCID: write 18 to 20 digits");
export const msisdn = digits(5, 15, "an MSISDN without +");

export const dateText = z.iso.date('is not a date: write it like "2026-10-31"');

/** A local date stands for its first instant in the agreement's zone. */
export const momentText = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'is not a date or an instant: write "2026-10-01" or "2026-09-30T22:00:00Z"',
  })
  .describe("A date, meaning its start in the agreement's zone, or an instant with an offset.");

export const periodLabel = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "is not a period: write it like 2026-10");

const validity = {
  validFrom: momentText,
  validUntil: momentText.nullable().default(null).describe("Exclusive; null is open-ended."),
};

export const mnoSchema = z.strictObject({
  code: slug,
  name: z.string().min(1),
  country: countryCode.optional(),
  tadig: z
    .string()
    .regex(/^[A-Z0-9]{5}$/, "is not a TADIG code: 5 capital letters or digits")
    .optional(),
  senders: z
    .array(z.string().min(1))
    .default([])
    .describe("Names under which its invoices arrive, besides its own."),
});

export const agreementSchema = z.strictObject({
  code: slug,
  mno: slug,
  name: z.string().min(1),
  versions: z
    .array(z.strictObject({ effectiveFrom: momentText, terms: agreementTermsSchema }))
    .min(1, "an agreement needs at least one version")
    .describe("Numbered from 1 as they stand here. Never change one: add the next."),
  invoiceMapping: invoiceMappingSchema
    .optional()
    .describe("How its invoices are read; absent: the product's own columns."),
});

export const marginSchema = z.strictObject({
  agreement: slug,
  effectiveFrom: momentText,
  terms: marginTermsSchema,
});

export const simSchema = z.strictObject({
  agreement: slug,
  imsi,
  iccid: iccid.nullable().default(null),
  msisdn: msisdn.nullable().default(null),
  ...validity,
  isTest: z.boolean().default(false),
});

export const rangeSchema = z.strictObject({
  agreement: slug,
  kind: z.enum(["imsi", "msisdn"]),
  first: digits(5, 15, "a number of a range"),
  last: digits(5, 15, "a number of a range"),
  ...validity,
});

export const revenueSchema = z.strictObject({
  agreement: slug,
  period: periodLabel,
  netRevenue: amountText,
  isProvisional: z.boolean().default(false),
});

export const operatorSchema = z.strictObject({
  code: operatorCode,
  name: z.string().min(1),
  currency: currencyCode,
  country: countryCode.optional(),
  status: z.enum(["onboarding", "live", "suspended", "terminated"]).default("live"),
  liveFrom: momentText.describe(
    "A date means its start in the zone of the operator's first margin's agreement.",
  ),
  liveUntil: momentText.nullable().default(null).describe("Exclusive; null is open-ended."),
  margins: z
    .array(marginSchema)
    .default([])
    .describe("Numbered from 1 per agreement as they stand here. Never change one: add the next."),
  sims: z.array(simSchema).default([]),
  ranges: z.array(rangeSchema).default([]),
  revenues: z.array(revenueSchema).default([]),
});

export const sourceSchema = z.strictObject({
  code: slug,
  agreement: slug,
  mapping: sourceMappingSchema.describe("How the files of this source are read."),
  pickup: pickupSettingsSchema
    .optional()
    .describe("Where and when its files are fetched; absent: what is stored stays."),
});

export const fxRateSchema = z.strictObject({
  base: currencyCode,
  quote: currencyCode,
  validOn: dateText,
  rate: positiveDecimalText.describe("Units of quote for one unit of base."),
  source: z.string().min(1),
});

/** The one file a portfolio is described in: host networks, agreements, operators, SIMs and usage sources. */
export const portfolioSchema = z.strictObject({
  $schema: z.string().optional(),
  mnos: z.array(mnoSchema).default([]),
  agreements: z.array(agreementSchema).default([]),
  operators: z.array(operatorSchema).default([]),
  simFiles: z
    .array(z.strictObject({ path: z.string().min(1) }))
    .default([])
    .describe("CSV beside this file: operator,agreement,imsi,iccid,msisdn,validFrom,validUntil,isTest."),
  sources: z.array(sourceSchema).default([]),
  fxRates: z.array(fxRateSchema).default([]),
});

export type PortfolioInput = z.input<typeof portfolioSchema>;
export type Portfolio = z.output<typeof portfolioSchema>;
export type OperatorEntry = z.output<typeof operatorSchema>;
export type AgreementEntry = z.output<typeof agreementSchema>;
export type MarginEntry = z.output<typeof marginSchema>;
