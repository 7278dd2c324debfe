import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { advanceDispute } from "@tributary/services/dispute/advance-dispute";
import { creditDispute } from "@tributary/services/dispute/credit-dispute";
import type { StepRequest } from "@tributary/services/dispute/move-dispute";
import { recordOutcome } from "@tributary/services/dispute/record-outcome";
import type { Answer } from "@tributary/services/dispute/save-rejected";

/** The whole way of an answer: acknowledged, reviewed, decided, and the credit note for what was granted. */
export async function answerDispute(
  db: PortfolioDb,
  request: StepRequest & { readonly answers: readonly Answer[] },
): Promise<void> {
  const { number, actor, note, at = new Date() } = request;
  const step = { number, actor, note, at };
  await advanceDispute(db, { ...step, to: "acknowledged" });
  await advanceDispute(db, { ...step, to: "under_review" });
  const { creditedMicros } = await recordOutcome(db, request);
  if (creditedMicros > 0n) await creditDispute(db, { ...step, amountMicros: creditedMicros });
}
