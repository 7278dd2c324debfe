import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { DisputeOutcome } from "@tributary/domain/dispute/outcome";
import { advanceDispute } from "@tributary/services/dispute/advance-dispute";
import type { StepRequest } from "@tributary/services/dispute/move-dispute";
import { recordOutcome } from "@tributary/services/dispute/record-outcome";
import type { Answer } from "@tributary/services/dispute/save-rejected";

/**
 * Takes in the host network's answer, with the steps before it that nobody has noted: acknowledged, under
 * review.
 */
export async function answerDispute(
  db: PortfolioDb,
  request: StepRequest & { readonly answers: readonly Answer[] },
): Promise<DisputeOutcome> {
  const { number, actor, at = new Date() } = request;
  const found = await db.dispute.findUnique({ where: { number }, select: { status: true } });
  const step = { number, actor, at, note: "Noted with the answer." };
  if (found?.status === "raised") await advanceDispute(db, { ...step, to: "acknowledged" });
  if (found?.status === "raised" || found?.status === "acknowledged") {
    await advanceDispute(db, { ...step, to: "under_review" });
  }
  return recordOutcome(db, request);
}
