import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { refuseStep } from "@tributary/domain/operator-dispute/lifecycle";
import { alone } from "./alone.ts";
import { type DisputeName, findOperatorDispute } from "./find-operator-dispute.ts";
import { saveStep } from "./save-step.ts";

/**
 * Tells an operator that its dispute is looked into.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `DISPUTE_TRANSITION`.
 */
export function reviewOperatorDispute(
  db: PortfolioDb,
  request: DisputeName & { readonly note: string; readonly actor: string },
): Promise<void> {
  const { actor, note } = request;
  return alone(db, async (tx) => {
    const dispute = await findOperatorDispute(tx, request);
    refuseStep(dispute.status, "in_review");
    await tx.operatorDispute.updateMany({
      where: { id: dispute.id, operatorId: dispute.operatorId },
      data: { status: "in_review" },
    });
    await saveStep(tx, dispute, { actor, note: note.trim(), to: "in_review", verb: "review" });
  });
}
