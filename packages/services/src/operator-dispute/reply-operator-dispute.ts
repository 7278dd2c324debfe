import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { alone } from "./alone.ts";
import { type DisputeName, findOperatorDispute } from "./find-operator-dispute.ts";
import { refuseAnswered } from "./refuse-answered.ts";
import { requireReason } from "./require-reason.ts";
import { saveStep } from "./save-step.ts";

/**
 * Writes a message to the operator into its dispute.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `REASON_REQUIRED`, `DISPUTE_TRANSITION` once it is answered.
 */
export async function replyOperatorDispute(
  db: PortfolioDb,
  request: DisputeName & { readonly note: string; readonly actor: string },
): Promise<void> {
  const { actor } = request;
  const note = requireReason(request.note, "Write a message before you send it.");
  return alone(db, async (tx) => {
    const dispute = await findOperatorDispute(tx, request);
    refuseAnswered(dispute.status);
    await saveStep(tx, dispute, { actor, note, to: dispute.status, verb: "reply" });
  });
}
