import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { findPlan } from "./find-plan.ts";

/**
 * Drafts a plan's next version from its latest one.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `ALREADY_DONE` when there is a draft; `LOCKED` for a retired plan.
 */
export function draftVersion(
  db: OperatorDb,
  { code, actor }: { readonly code: string; readonly actor: string },
): Promise<{ readonly version: number }> {
  return alone(db, async (tx) => {
    const plan = await findPlan(tx, code);
    const [latest] = plan.versions;
    if (plan.state === "retired") throw new DomainError("LOCKED", "This plan is retired: make another one.");
    if (latest === undefined || latest.status === "draft") {
      throw new DomainError("ALREADY_DONE", "There is a draft already: change that one.");
    }
    const version = latest.version + 1;
    const { rateCardId } = latest;
    const terms = encodePlanTerms(latest.terms);
    await tx.planVersion.create({ data: { planId: plan.id, rateCardId, version, terms, createdBy: actor } });
    await writeAudit(tx, {
      actor,
      action: "plan:draft",
      subject: code,
      operatorId: db.operatorId,
      details: { version },
    });
    return { version };
  });
}
