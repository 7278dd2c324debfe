import { type Row, rowOf, withoutId } from "@/frame/form-row.ts";
import { billingTexts } from "@/texts/billing.ts";
import type { Inputs, Outputs } from "@/trpc/outputs.ts";

export type Terms = Inputs["billingProfile"]["save"]["terms"];
export type Tax = Terms["taxes"][number];
export type Profile = Outputs["billingProfile"]["show"];
type Step = Terms["dunning"]["steps"][number];
export type Language = Terms["languages"][number];

/** A step while it is written: what is no number yet is text. */
export type StepDraft = Omit<Step, "daysOverdue"> & { readonly daysOverdue: string };

/** Everything of the form; whole numbers are text until it is sent. */
export interface FormState extends Omit<Terms, "cycleDay" | "dueDays" | "taxes" | "dunning" | "rounding"> {
  readonly effectiveFrom: string;
  readonly cycleDay: string;
  readonly dueDays: string;
  readonly scale: string;
  readonly mode: Terms["rounding"]["mode"];
  readonly taxPer: Terms["rounding"]["taxPer"];
  readonly taxes: readonly Row<Tax>[];
  readonly steps: readonly Row<StepDraft>[];
  readonly minimum: string;
  readonly isDaily: boolean;
}

export const NEW_TAX: Tax = { code: "", treatment: "exclusive", percent: "", note: "" };
export const NEW_STEP: StepDraft = { daysOverdue: "", action: "remind", channel: "email" };

/** The form of the profile that is in force last, or an empty one with what is known. */
export function formOf({ versions, operator, from }: Profile): FormState {
  const terms = versions[0]?.terms ?? firstTerms(operator);
  const { taxes, dunning, rounding, ...rest } = terms;
  return {
    ...rest,
    effectiveFrom: from,
    cycleDay: String(terms.cycleDay),
    dueDays: String(terms.dueDays),
    scale: String(rounding.scale),
    mode: rounding.mode,
    taxPer: rounding.taxPer,
    taxes: taxes.map(rowOf),
    steps: dunning.steps.map((step) => rowOf({ ...step, daysOverdue: String(step.daysOverdue) })),
    minimum: dunning.minimum,
    isDaily: dunning.isDaily,
  };
}

/** The same as the API takes it. Throws the sentence for what is no whole number. */
export function requestOf(form: FormState): { readonly effectiveFrom: string; readonly terms: Terms } {
  const { effectiveFrom, cycleDay, dueDays, scale, mode, taxPer, taxes, ...more } = form;
  const { steps, minimum, isDaily, ...rest } = more;
  const { general, dunning } = billingTexts;
  return {
    effectiveFrom: effectiveFrom.trim(),
    terms: {
      ...rest,
      cycleDay: whole(cycleDay, general.cycleDay),
      dueDays: whole(dueDays, general.dueDays),
      rounding: { mode, taxPer, scale: whole(scale, general.scale) },
      taxes: taxes.map(withoutId),
      dunning: {
        steps: steps.map(({ id: _, ...step }) => {
          return { ...step, daysOverdue: whole(step.daysOverdue, dunning.days) };
        }),
        minimum: minimum.trim(),
        isDaily,
      },
    },
  };
}

function whole(text: string, label: string): number {
  if (/^\d{1,5}$/.test(text.trim())) return Number(text.trim());
  throw new Error(billingTexts.form.whole(label));
}

function firstTerms(operator: Profile["operator"]): Terms {
  return {
    currency: operator?.currency ?? "EUR",
    zone: "UTC",
    cycleDay: 1,
    taxes: [{ ...NEW_TAX, code: "standard" }],
    usageTaxCode: "standard",
    rounding: { mode: "half-up", scale: 2, taxPer: "group" },
    billNumbers: { prefix: "B-{yyyy}-", digits: 6 },
    creditNumbers: { prefix: "C-{yyyy}-", digits: 6 },
    dueDays: 14,
    languages: ["en"],
    seller: {
      ...{ name: operator?.name ?? "", street: "", postalCode: "", city: "" },
      ...{ country: operator?.country ?? "", taxId: "", colour: "#0a6cff" },
    },
    dunning: { steps: [], minimum: "0", isDaily: false },
  };
}
