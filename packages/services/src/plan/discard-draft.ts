import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { draftOf, findPlan } from "./find-plan.ts";

/**
 * Throws the draft of a plan away that has a published version.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` without a draft, or when it is the only version.
 */
export function discardDraft(
  db: OperatorDb,
  { code, actor }: { readonly code: string; readonly actor: string },
): Promise<void> {
  return alone(db, async (tx) => {
    const plan = await findPlan(tx, code);
    const { id, version } = draftOf(plan);
    if (plan.versions.length === 1) {
      throw new DomainError("LOCKED", "This is the plan's only version: change it, or retire the plan.");
    }
    await tx.planVersion.deleteMany({ where: { id, status: "draft" } });
    await writeAudit(tx, {
      actor,
      action: "plan:discard",
      subject: code,
      operatorId: db.operatorId,
      details: { version },
    });
  });
}
