import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { encodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import type { OperatorTemplateTermsInput } from "@tributary/db/terms/operator-template-terms-schema";
import { DATA_CLASSES } from "@tributary/domain/retention/types";
import { showTerms } from "../operator/show-terms.ts";
import { loadRules } from "../retention/load-rules.ts";
import { loadDesk } from "../ticket/desk.ts";
import { loadCatalog } from "./load-catalog.ts";

/**
 * Writes what an operator has as a template: its margin terms by the portfolio's door, its prices, plans and
 * rules by its own. Who it is, whom it serves and how it is reached are not among them.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function cloneOperator(
  portfolio: PortfolioDb,
  operator: OperatorDb,
): Promise<OperatorTemplateTermsInput> {
  const { operatorId, shared } = operator;
  const [agreements, own, catalog, rules, desk] = await Promise.all([
    showTerms(portfolio, operatorId),
    portfolio.operator.findUniqueOrThrow({ where: { id: operatorId }, select: { currency: true } }),
    loadCatalog(shared),
    loadRules(shared),
    loadDesk(operator),
  ]);
  const { profile } = catalog;
  const { seller, ...billing } = profile === null ? { seller: null } : encodeBillingProfileTerms(profile);
  return {
    currency: profile?.currency ?? own.currency,
    margins: agreements.flatMap(({ agreementId, margin: [latest] }) =>
      latest === undefined ? [] : [{ agreement: agreementId, terms: latest.terms }],
    ),
    rateCards: catalog.rateCards,
    plans: catalog.plans,
    billing: profile === null ? null : (billing as OperatorTemplateTermsInput["billing"]),
    retention: DATA_CLASSES.flatMap((dataClass) => {
      const months = rules[dataClass];
      return months === null ? [] : [{ dataClass, months }];
    }),
    roles: ["operator-admin"],
    sla: desk.version === 0 ? null : desk.terms.targets.normal,
    ...(seller === null ? {} : { colour: seller.colour }),
  };
}
