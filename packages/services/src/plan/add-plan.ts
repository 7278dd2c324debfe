import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { PlanTermsJson } from "@tributary/db/terms/plan-terms-schema";
import type { PlanKind } from "@tributary/domain/plan/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findRateCard } from "./find-rate-card.ts";

export interface AddedPlan {
  readonly code: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly rateCard: string;
  /** Written whole. */
  readonly terms: PlanTermsJson;
  readonly actor: string;
}

/**
 * Makes a plan whose first version is published at once, as whoever looked at it elsewhere wants it; of one
 * that is there already only as a draft, that draft is left and the next version is this one.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a rate card that is not there.
 */
export function addPlan(
  db: OperatorDb,
  { code, name, kind, rateCard, terms, actor }: AddedPlan,
): Promise<{ readonly version: number }> {
  const { operatorId } = db;
  return alone(db, async (tx) => {
    const { id: rateCardId } = await findRateCard(tx, rateCard);
    const known = await tx.plan.findFirst({
      where: { code },
      select: { id: true, versions: { orderBy: { version: "desc" }, take: 1, select: { version: true } } },
    });
    const plan =
      known ?? (await tx.plan.create({ data: { code, name, kind, createdBy: actor }, select: { id: true } }));
    const version = (known?.versions[0]?.version ?? 0) + 1;
    const published = { status: "published", publishedBy: actor, publishedAt: new Date() };
    await tx.planVersion.create({
      data: { planId: plan.id, rateCardId, version, terms, createdBy: actor, ...published },
    });
    const details = { version, rateCard };
    await writeAudit(tx, { actor, action: "plan:publish", subject: code, operatorId, details });
    return { version };
  });
}
