import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { parseOrRefuse, refuseIssues } from "@tributary/db/terms/issues";
import { decodeMarginTerms, encodeMarginTerms } from "@tributary/db/terms/margin-terms";
import {
  type OperatorTemplateTermsJson,
  operatorTemplateTermsSchema,
} from "@tributary/db/terms/operator-template-terms-schema";
import { decodePlanTerms, encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { decodeRateCardTerms, encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import { refuseMonths } from "@tributary/domain/retention/rules";
import { checkOperator } from "../portfolio/check-references.ts";
import { loadKnownAgreements } from "../portfolio/known-agreements.ts";
import { operatorSchema } from "../portfolio/schema.ts";

/**
 * Reads a template as it stands in a file, written whole so that equal terms are equal JSON.
 *
 * Throws  {@link DomainError} `TERMS_INVALID` with the path of everything that is wrong; `INPUT_INVALID` for
 *         months that data cannot be kept.
 */
export function readTemplateTerms(given: unknown): OperatorTemplateTermsJson {
  const terms = parseOrRefuse(operatorTemplateTermsSchema, given, "The template", "TERMS_INVALID");
  for (const { dataClass, months } of terms.retention) refuseMonths(dataClass, months);
  return {
    ...terms,
    margins: terms.margins.map((margin) => {
      return { ...margin, terms: encodeMarginTerms(decodeMarginTerms(margin.terms)) };
    }),
    rateCards: terms.rateCards.map((card) => {
      return { ...card, terms: encodeRateCardTerms(decodeRateCardTerms(card.terms)) };
    }),
    plans: terms.plans.map((plan) => ({ ...plan, terms: encodePlanTerms(decodePlanTerms(plan.terms)) })),
  };
}

/**
 * Refuses a template that names what the portfolio does not have.
 *
 * Throws  {@link DomainError} `TERMS_INVALID`.
 */
export async function refuseUnknownAgreements(
  tx: PortfolioTables,
  { margins, currency }: OperatorTemplateTermsJson,
): Promise<void> {
  const known = await loadKnownAgreements(tx);
  const effectiveFrom = "2026-01-01";
  const entry = operatorSchema.parse({
    ...{ code: "template", name: "template", currency, liveFrom: effectiveFrom },
    margins: margins.map(({ agreement, terms }) => ({ agreement, terms, effectiveFrom })),
  });
  const issues = checkOperator(entry, [], known);
  if (issues.length > 0) throw refuseIssues("TERMS_INVALID", "The template", issues);
}
