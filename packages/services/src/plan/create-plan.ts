import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { DomainError } from "@tributary/domain/error";
import type { PlanKind, Validity } from "@tributary/domain/plan/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findRateCard } from "./find-rate-card.ts";

export interface CreatePlanRequest {
  readonly code: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly rateCard: string;
  readonly actor: string;
}

/**
 * Makes a plan with an empty draft as its first version.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a code that is none, a name that is empty or a rate card
 *         that is not there; `ALREADY_DONE` when the code is taken.
 */
export function createPlan(db: OperatorDb, request: CreatePlanRequest): Promise<{ readonly code: string }> {
  const { code, kind, actor } = request;
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,40}$/.test(code)) {
    throw new DomainError("INPUT_INVALID", `"${code}" is not a code: use letters, digits, - _ and .`);
  }
  const name = request.name.trim();
  if (name === "") throw new DomainError("INPUT_INVALID", "Give the plan a name.");
  return alone(db, async (tx) => {
    const { id: rateCardId } = await findRateCard(tx, request.rateCard);
    if ((await tx.plan.count({ where: { code } })) > 0) {
      throw new DomainError("ALREADY_DONE", `There is a plan ${code} already: choose another code.`);
    }
    const { id: planId } = await tx.plan.create({
      data: { code, name, kind, createdBy: actor },
      select: { id: true },
    });
    const terms = encodePlanTerms({ validity: VALIDITY[kind], fees: [], discounts: [], bundles: [] });
    await tx.planVersion.create({ data: { planId, rateCardId, version: 1, terms, createdBy: actor } });
    await writeAudit(tx, {
      actor,
      action: "plan:create",
      subject: code,
      operatorId: db.operatorId,
      details: { name, kind, rateCard: request.rateCard },
    });
    return { code };
  });
}

const VALIDITY: Readonly<Record<PlanKind, Validity>> = {
  plan: { lasts: "open" },
  "add-on": { lasts: "period" },
  pass: { lasts: "days", days: 7, startsOn: "first-use" },
};
