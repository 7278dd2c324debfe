import { billingProfileTermsSchema, sellerSchema } from "@tributary/db/terms/billing-profile-terms-schema";
import { parseOrRefuse } from "@tributary/db/terms/issues";
import {
  type OperatorTemplateTermsJson,
  operatorTemplateTermsSchema,
} from "@tributary/db/terms/operator-template-terms-schema";
import type { Part } from "@tributary/domain/operator-template/types";
import { z } from "zod";
import { catalogParts } from "../operator-template/parts.ts";

/** What of a template is the operator's own: what is made at it through its own door. */
export const settingsSchema = z.strictObject({
  rateCards: operatorTemplateTermsSchema.shape.rateCards,
  plans: operatorTemplateTermsSchema.shape.plans,
  retention: operatorTemplateTermsSchema.shape.retention,
  /** null: who sells is not known yet, and the operator says it itself. */
  billing: billingProfileTermsSchema.nullable(),
  sla: operatorTemplateTermsSchema.shape.sla,
});

export type SetupSettings = z.output<typeof settingsSchema>;

/** Who sells, as far as it is known when the operator is made; its colour comes from the template. */
export type NewSeller = Omit<z.input<typeof sellerSchema>, "colour">;

/**
 * Takes from a template what is made at an operator.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a seller that cannot be.
 */
export function settingsOf(terms: OperatorTemplateTermsJson, seller: NewSeller | null): SetupSettings {
  const { rateCards, plans, retention, billing, sla, colour } = terms;
  const own =
    seller === null || billing === null
      ? null
      : {
          ...billing,
          seller: parseOrRefuse(sellerSchema, { ...seller, colour }, "The seller", "INPUT_INVALID"),
        };
  return { rateCards, plans, retention, billing: own, sla };
}

/** The parts of it, in the order in which they are made: a plan names its rate card. */
export function settingsParts({ billing, retention, sla, ...catalog }: SetupSettings): Part[] {
  return [
    ...catalogParts(catalog),
    ...(billing === null ? [] : [{ kind: "billing" as const, code: "", terms: billing }]),
    ...retention.map(({ dataClass, months }): Part => {
      return { kind: "retention", code: dataClass, terms: { months } };
    }),
    ...(sla === null ? [] : [{ kind: "sla" as const, code: "", terms: sla }]),
  ];
}
