import { BILL_LANGUAGES } from "@tributary/domain/bill/types";
import { z } from "zod";
import { amountText, basisPoints, countryCode, currencyCode, days, lineCode, zoneName } from "./text.ts";

const line = z.string().trim().min(1, "is missing").max(200);

const taxRule = z.strictObject({
  code: lineCode,
  treatment: z.enum(["exclusive", "inclusive", "exempt", "reverse-charge"]),
  bps: basisPoints,
  note: line.nullable().default(null).describe("Why nothing is taxed, as it stands on the bill."),
});

const series = z.strictObject({
  prefix: z
    .string()
    .max(30)
    .regex(/^(?:[A-Za-z0-9_./-]|\{yyyy\}|\{mm\})*$/, "may hold letters, digits, - _ . /, {yyyy} and {mm}"),
  digits: z.int().min(1).max(12),
});

const seller = z.strictObject({
  name: line,
  street: line,
  postalCode: z.string().trim().max(20),
  city: line,
  country: countryCode,
  taxId: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}[A-Za-z0-9+*]{2,13}$/, "is not a VAT number: write DE123456789"),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, "is not a colour: write it like #0a6cff"),
});

const dunning = z
  .strictObject({
    steps: z
      .array(
        z.strictObject({
          daysOverdue: days.min(1, "has to be one day at least"),
          action: z.enum(["remind", "suspend", "terminate"]),
          channel: z.enum(["email", "sms", "letter"]),
        }),
      )
      .max(20)
      .refine(
        (steps) => steps.every((step, at) => step.daysOverdue > (steps[at - 1]?.daysOverdue ?? 0)),
        "have to be in order, each after more days than the one before",
      ),
    minimum: amountText.describe("Less than this is left alone."),
    isDaily: z
      .boolean()
      .default(false)
      .describe("Whether the steps that are due are taken each morning, without anybody asking for it."),
  })
  .default({ steps: [], minimum: "0", isDaily: false });

const rules = z.strictObject({
  currency: currencyCode,
  zone: zoneName,
  cycleDay: z.int().min(1, "is no day of a month").max(31, "is no day of a month").default(1),
  taxes: z.array(taxRule).min(1, "at least one is needed").max(50),
  usageTaxCode: lineCode,
  rounding: z.strictObject({
    mode: z.enum(["truncate", "half-up", "half-even", "up"]),
    scale: z.int().min(0).max(6),
    taxPer: z.enum(["line", "group"]),
  }),
  billNumbers: series,
  creditNumbers: series,
  dueDays: days,
  languages: z
    .array(z.enum(BILL_LANGUAGES))
    .min(1, "at least one is needed")
    .max(BILL_LANGUAGES.length)
    .refine((languages) => new Set(languages).size === languages.length, "name each once")
    .default(["en"])
    .describe("Those that bills come in; the first for whoever speaks none of them."),
  dunning,
});

/** How an operator bills, whoever it is: what operators may have in common. */
export const billingRulesSchema = rules.superRefine(addFaults);

/** Who sells: what stands on every bill. */
export const sellerSchema = seller;

/** How an operator bills, as it stands in files and in the database. */
export const billingProfileTermsSchema = rules.extend({ seller }).superRefine(addFaults);

function addFaults(terms: Checked, context: z.RefinementCtx): void {
  for (const { path, message } of faultsOf(terms)) context.addIssue({ code: "custom", path, message });
}

export type BillingProfileTermsInput = z.input<typeof billingProfileTermsSchema>;
export type BillingProfileTermsJson = z.output<typeof billingProfileTermsSchema>;

interface Checked {
  readonly taxes: readonly z.output<typeof taxRule>[];
  readonly usageTaxCode: string;
  readonly billNumbers: z.output<typeof series>;
  readonly creditNumbers: z.output<typeof series>;
}

function faultsOf({ taxes, usageTaxCode, billNumbers, creditNumbers }: Checked) {
  const faults: { path: (string | number)[]; message: string }[] = [];
  const codes = taxes.map(({ code }) => code);
  for (const [at, { code, treatment, bps, note }] of taxes.entries()) {
    const isTaxed = treatment === "exclusive" || treatment === "inclusive";
    if (codes.indexOf(code) !== at) faults.push({ path: ["taxes", at, "code"], message: "stands twice" });
    if (!isTaxed && bps !== 0)
      faults.push({ path: ["taxes", at, "bps"], message: "has to be 0: no tax is charged" });
    if (!isTaxed && note === null) {
      faults.push({
        path: ["taxes", at, "note"],
        message: "is missing: a bill has to say why no tax is charged",
      });
    }
  }
  if (!codes.includes(usageTaxCode)) faults.push({ path: ["usageTaxCode"], message: "is none of the taxes" });
  if (billNumbers.prefix === creditNumbers.prefix) {
    faults.push({ path: ["creditNumbers", "prefix"], message: "has to differ from that of bills" });
  }
  return faults;
}
