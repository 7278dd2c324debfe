import { type Row, rowOf, withoutId } from "@/frame/form-row.ts";
import type { Inputs } from "@/trpc/outputs.ts";

export type Terms = Inputs["plan"]["save"]["terms"];
export type Fee = Terms["fees"][number];
export type Discount = Terms["discounts"][number];
export type Bundle = Terms["bundles"][number];

export interface FormState {
  readonly rateCard: string;
  readonly validity: Terms["validity"];
  readonly fees: readonly Row<Fee>[];
  readonly discounts: readonly Row<Discount>[];
  readonly bundles: readonly Row<Bundle>[];
}

export function formOf(rateCard: string, terms: Terms): FormState {
  return {
    rateCard,
    validity: terms.validity,
    fees: terms.fees.map(rowOf),
    discounts: terms.discounts.map(rowOf),
    bundles: terms.bundles.map(rowOf),
  };
}

export function termsOf({ validity, fees, discounts, bundles }: FormState): Terms {
  return {
    validity,
    fees: fees.map(withoutId),
    discounts: discounts.map(withoutId),
    bundles: bundles.map(withoutId),
  };
}

export const NEW_FEE: Fee = {
  code: "",
  description: "",
  every: "period",
  amount: "",
  taxCode: "standard",
  isProrated: true,
};

export const NEW_BUNDLE: Bundle = {
  code: "",
  description: "",
  services: ["data"],
  directions: null,
  zones: null,
  allowance: "",
  unit: { name: "GB", size: "1000000000" },
  isProrated: false,
  priority: 1,
  atEnd: "overage",
  rollover: null,
  pool: null,
};

export function newDiscount(fee: string): Discount {
  return { code: "", description: "", fee, off: { by: "percentage", bps: 1_000 }, periods: null };
}

/** Units by what a service is counted in; the size is in base units. */
const BYTES = [
  { name: "GB", size: "1000000000" },
  { name: "MB", size: "1000000" },
  { name: "GiB", size: "1073741824" },
];
const SECONDS = [
  { name: "minute", size: "60" },
  { name: "second", size: "1" },
];
const MESSAGES = [{ name: "message", size: "1" }];

export function unitsFor(services: readonly string[]): readonly Bundle["unit"][] {
  if (services.includes("data")) return BYTES;
  return services.includes("voice") ? SECONDS : MESSAGES;
}

export type Service = Bundle["services"][number];
export const SERVICE_CHOICES: readonly (readonly Service[])[] = [
  ["data"],
  ["voice"],
  ["sms"],
  ["mms"],
  ["sms", "mms"],
];
