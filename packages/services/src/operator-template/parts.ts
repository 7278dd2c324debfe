import type { OperatorTemplateTermsJson } from "@tributary/db/terms/operator-template-terms-schema";
import type { Part } from "@tributary/domain/operator-template/types";

/** The parts of a template, in the order in which they are applied. */
export function templateParts(terms: OperatorTemplateTermsJson): Part[] {
  const { margins, billing, retention, roles, sla, colour } = terms;
  return [
    ...margins.map((margin): Part => ({ kind: "margin", code: margin.agreement, terms: margin.terms })),
    ...catalogParts(terms),
    ...(billing === null ? [] : [{ kind: "billing" as const, code: "", terms: billing }]),
    ...retention.map(({ dataClass, months }): Part => {
      return { kind: "retention", code: dataClass, terms: { months } };
    }),
    ...roles.map((role): Part => ({ kind: "team", code: role, terms: {} })),
    ...(sla === null ? [] : [{ kind: "sla" as const, code: "", terms: sla }]),
    { kind: "brand", code: "", terms: { colour } },
  ];
}

/** Prices and plans alone. */
export function catalogParts({
  rateCards,
  plans,
}: Pick<OperatorTemplateTermsJson, "rateCards" | "plans">): Part[] {
  return [
    ...rateCards.map((card): Part => ({ kind: "rate-card", code: card.code, terms: card.terms })),
    ...plans.map(({ code, kind, rateCard, terms }): Part => {
      return { kind: "plan", code, terms: { kind, rateCard, ...terms } };
    }),
  ];
}
