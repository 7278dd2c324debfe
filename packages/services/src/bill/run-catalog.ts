import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { decodePlanTerms } from "@tributary/db/terms/plan-terms";
import { decodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { DisplayUnit } from "@tributary/domain/agreement/types";
import type { PlanTerms } from "@tributary/domain/plan/types";

export interface CatalogPlan {
  readonly planCode: string;
  readonly rateCardId: string;
  readonly currency: string;
  readonly terms: PlanTerms;
}

export interface CatalogRate {
  readonly description: string;
  readonly unit: DisplayUnit;
}

/** All that an operator sells, as bills need it: read once for a run. */
export interface Catalog {
  /** By the id of a plan's version. */
  readonly plans: ReadonlyMap<string, CatalogPlan>;
  /** What a rate of a card is called in one of its versions; undefined for one that is not there. */
  rateOf(rateCardId: string, version: number | null, code: string): CatalogRate | undefined;
}

type Tables = Pick<OperatorTables, "planVersion" | "rateCardVersion">;

export async function loadCatalog(tables: Tables): Promise<Catalog> {
  const [plans, cards] = await Promise.all([
    tables.planVersion.findMany({
      where: { status: "published" },
      select: {
        id: true,
        rateCardId: true,
        terms: true,
        plan: { select: { code: true } },
        rateCard: { select: { currency: true } },
      },
    }),
    tables.rateCardVersion.findMany({ where: { status: "published" }, orderBy: { version: "asc" } }),
  ]);
  const rates = new Map<string, CatalogRate>();
  for (const { rateCardId, version, terms } of cards) {
    for (const { code, description, unit } of decodeRateCardTerms(terms).rates) {
      const rate = { description, unit };
      rates.set(`${rateCardId} ${version} ${code}`, rate);
      // The latest version says what a rate is called whose own version is not known.
      rates.set(`${rateCardId} null ${code}`, rate);
    }
  }
  return {
    plans: new Map(
      plans.map(({ id, rateCardId, terms, plan, rateCard }) => {
        const { currency } = rateCard;
        return [id, { planCode: plan.code, rateCardId, currency, terms: decodePlanTerms(terms) }];
      }),
    ),
    rateOf: (rateCardId, version, code) => rates.get(`${rateCardId} ${version} ${code}`),
  };
}
