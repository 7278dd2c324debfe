import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DisputeOutcome } from "@tributary/domain/dispute/outcome";
import { findDispute } from "./find-dispute.ts";
import type { OutcomeRequest } from "./record-outcome.ts";
import { refuseUnknownClaims } from "./refuse-unknown-claims.ts";
import { outcomeOf } from "./save-rejected.ts";

/**
 * What recording an answer of the MNO would come to: the same computation, and nothing is kept.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `AMOUNT_INVALID`.
 */
export async function previewOutcome(
  db: PortfolioTables,
  { number, answers, creditPeriod }: Pick<OutcomeRequest, "number" | "answers" | "creditPeriod">,
): Promise<DisputeOutcome> {
  const dispute = await findDispute(db, number);
  refuseUnknownClaims(dispute, answers);
  return outcomeOf(dispute, answers, creditPeriod ?? dispute.period);
}
