import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodeBillingProfileTerms } from "@tributary/db/terms/billing-profile-terms";
import type { OperatorTemplateTermsJson } from "@tributary/db/terms/operator-template-terms-schema";
import { decodePlanTerms, encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { decodeRateCardTerms, encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { BillingProfileTerms } from "@tributary/domain/bill/types";

type Tables = Pick<OperatorTables, "rateCard" | "plan" | "billingProfile">;

export interface Catalog extends Pick<OperatorTemplateTermsJson, "rateCards" | "plans"> {
  /** How the operator bills by its latest profile; null before it has said so. */
  readonly profile: BillingProfileTerms | null;
}

/** What an operator sells by: the latest published version of each rate card and plan that is on sale. */
export async function loadCatalog(tables: Tables): Promise<Catalog> {
  const latest = {
    where: { status: "published" },
    orderBy: { version: "desc" },
    take: 1,
  } as const;
  const [cards, plans, profile] = await Promise.all([
    tables.rateCard.findMany({ orderBy: { code: "asc" }, include: { versions: latest } }),
    tables.plan.findMany({
      where: { retiredAt: null },
      orderBy: { code: "asc" },
      include: { versions: { ...latest, include: { rateCard: { select: { code: true } } } } },
    }),
    tables.billingProfile.findFirst({ orderBy: { version: "desc" }, select: { terms: true } }),
  ]);
  return {
    rateCards: cards.flatMap(({ code, name, versions: [version] }) =>
      version === undefined
        ? []
        : [{ code, name, terms: encodeRateCardTerms(decodeRateCardTerms(version.terms)) }],
    ),
    plans: plans.flatMap(({ code, name, kind, versions: [version] }) =>
      version === undefined
        ? []
        : [
            {
              ...{ code, name, kind: kind as "plan" | "add-on" | "pass", rateCard: version.rateCard.code },
              terms: encodePlanTerms(decodePlanTerms(version.terms)),
            },
          ],
    ),
    profile: profile === null ? null : decodeBillingProfileTerms(profile.terms),
  };
}
