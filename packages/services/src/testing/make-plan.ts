import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PlanTermsInput } from "@tributary/db/terms/plan-terms-schema";
import type { PlanKind } from "@tributary/domain/plan/types";

/** A plan that can be taken, with a rate card of its own. What the card says does not matter. */
export async function makePlan(
  { shared }: OperatorDb,
  code: string,
  terms: PlanTermsInput = {},
  kind: PlanKind = "plan",
): Promise<{ readonly versionId: string }> {
  const by = { createdBy: "setup" };
  const card = await shared.rateCard.create({
    data: { code: `${code}-rates`, name: code, currency: "EUR", ...by },
  });
  const plan = await shared.plan.create({ data: { code, name: `Plan ${code}`, kind, ...by } });
  const published = { status: "published", publishedBy: "setup", publishedAt: new Date() };
  const version = await shared.planVersion.create({
    data: { planId: plan.id, rateCardId: card.id, version: 1, terms, ...by, ...published },
  });
  return { versionId: version.id };
}
