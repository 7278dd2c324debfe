import { DATA_CLASSES } from "@tributary/domain/retention/types";
import { z } from "zod";
import { billingRulesSchema } from "./billing-profile-terms-schema.ts";
import { marginTermsSchema } from "./margin-terms-schema.ts";
import { planTermsSchema } from "./plan-terms-schema.ts";
import { rateCardTermsSchema } from "./rate-card-terms-schema.ts";
import { currencyCode, lineCode, slug } from "./text.ts";

const name = z.string().trim().min(1, "is missing").max(80);
/** The roles of an operator; whoever saves a template looks that they still are. */
const ROLES = [
  "operator-admin",
  "operator-finance",
  "operator-product",
  "operator-support",
  "operator-viewer",
  "operator-developer",
] as const;
const minutes = z
  .int()
  .min(1)
  .max(60 * 24 * 30);

/** What a new operator starts from, as it stands in a file and in the database. */
export const operatorTemplateTermsSchema = z
  .strictObject({
    currency: currencyCode.describe("Of what its operators sell in."),
    margins: z
      .array(z.strictObject({ agreement: slug, terms: marginTermsSchema }))
      .max(20)
      .default([])
      .describe("What the aggregator earns, by agreement."),
    rateCards: z
      .array(z.strictObject({ code: lineCode, name, terms: rateCardTermsSchema }))
      .max(20)
      .default([]),
    plans: z
      .array(
        z.strictObject({
          code: lineCode,
          name,
          kind: z.enum(["plan", "add-on", "pass"]).default("plan"),
          rateCard: lineCode,
          terms: planTermsSchema,
        }),
      )
      .max(200)
      .default([]),
    billing: billingRulesSchema
      .nullable()
      .default(null)
      .describe("Without who sells: that is the operator's own."),
    retention: z
      .array(z.strictObject({ dataClass: z.enum(DATA_CLASSES), months: z.int().min(1).max(600).nullable() }))
      .max(20)
      .default([])
      .describe("null: it is kept for ever."),
    roles: z
      .array(z.enum(ROLES))
      .max(ROLES.length)
      .default([])
      .describe("That somebody at the operator is to hold."),
    sla: z
      .strictObject({ firstReplyMinutes: minutes, resolveMinutes: minutes })
      .nullable()
      .default(null)
      .describe("What is agreed on answers to its tickets."),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, "is not a colour: write it like #0a6cff")
      .default("#334155")
      .describe("Of its bills, until it chooses another."),
  })
  .superRefine((terms, context) => {
    for (const { path, message } of faultsOf(terms)) context.addIssue({ code: "custom", path, message });
  });

export type OperatorTemplateTermsInput = z.input<typeof operatorTemplateTermsSchema>;
export type OperatorTemplateTermsJson = z.output<typeof operatorTemplateTermsSchema>;

interface Checked {
  readonly currency: string;
  readonly margins: readonly { readonly agreement: string }[];
  readonly rateCards: readonly {
    readonly code: string;
    readonly terms: { readonly currency: string; readonly rates: readonly unknown[] };
  }[];
  readonly plans: readonly {
    readonly code: string;
    readonly rateCard: string;
    readonly terms: {
      readonly fees: readonly { readonly taxCode: string }[];
      readonly bundles: readonly unknown[];
    };
  }[];
  readonly billing: {
    readonly currency: string;
    readonly taxes: readonly { readonly code: string }[];
  } | null;
  readonly retention: readonly { readonly dataClass: string }[];
}

function faultsOf({ currency, margins, rateCards, plans, billing, retention }: Checked) {
  const faults: { path: (string | number)[]; message: string }[] = [
    ...repeated(
      "margins",
      "agreement",
      margins.map(({ agreement }) => agreement),
    ),
    ...repeated(
      "rateCards",
      "code",
      rateCards.map(({ code }) => code),
    ),
    ...repeated(
      "plans",
      "code",
      plans.map(({ code }) => code),
    ),
    ...repeated(
      "retention",
      "dataClass",
      retention.map(({ dataClass }) => dataClass),
    ),
  ];
  const other = `is not ${currency}, the template's currency`;
  for (const [at, { terms }] of rateCards.entries()) {
    if (terms.currency !== currency)
      faults.push({ path: ["rateCards", at, "terms", "currency"], message: other });
    if (terms.rates.length === 0) {
      faults.push({
        path: ["rateCards", at, "terms", "rates"],
        message: "has no rate: name what usage costs",
      });
    }
  }
  if (billing !== null && billing.currency !== currency) {
    faults.push({ path: ["billing", "currency"], message: other });
  }
  for (const [at, { rateCard, terms }] of plans.entries()) {
    if (!rateCards.some(({ code }) => code === rateCard)) {
      faults.push({ path: ["plans", at, "rateCard"], message: `"${rateCard}" is none of the template's` });
    }
    if (terms.fees.length === 0 && terms.bundles.length === 0) {
      faults.push({ path: ["plans", at, "terms"], message: "has neither a fee nor a bundle" });
    }
    for (const [fee, { taxCode }] of terms.fees.entries()) {
      if (billing === null || billing.taxes.some(({ code }) => code === taxCode)) continue;
      const path = ["plans", at, "terms", "fees", fee, "taxCode"];
      faults.push({ path, message: `"${taxCode}" is none of the taxes` });
    }
  }
  return faults;
}

function repeated(list: string, field: string, codes: readonly string[]) {
  return codes.flatMap((code, at) =>
    codes.indexOf(code) === at ? [] : [{ path: [list, at, field], message: "stands twice" }],
  );
}
