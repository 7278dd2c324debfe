import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DisputeOutcome } from "@tributary/domain/dispute/outcome";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { readClaims } from "./evidence.ts";
import type { FoundDispute } from "./find-dispute.ts";
import { moveDispute, onDispute, type StepRequest } from "./move-dispute.ts";
import { type Answer, outcomeOf, saveRejected } from "./save-rejected.ts";

export interface OutcomeRequest extends StepRequest {
  readonly answers: readonly Answer[];
  /** The period the MNO's credit names; absent: the disputed one. */
  readonly creditPeriod?: PeriodLabel;
}

/**
 * Records what the MNO answers: accepted, accepted in part, or rejected. What is rejected is payable now
 * where it was withheld, and waits as an adjustment of its owners for the next open period, with the disputed
 * period as its origin.
 *
 * Shape   an answer for another period changes nothing but the thread: the claims stay open.
 * Throws  {@link DomainError} `NOT_FOUND` for an unknown claim, `DISPUTE_TRANSITION`, `AMOUNT_INVALID`.
 */
export function recordOutcome(db: PortfolioDb, request: OutcomeRequest): Promise<DisputeOutcome> {
  const { number, answers } = request;
  return onDispute(db, number, async (tx, dispute) => {
    refuseUnknownClaims(dispute, answers);
    const outcome = outcomeOf(dispute, answers, request.creditPeriod ?? dispute.period);
    const { status, creditedMicros, rejectedMicros } = outcome;
    if (status === null) {
      await noteUnapplied(tx, dispute, request, outcome);
      return outcome;
    }
    const fields = { creditedMicros, rejectedMicros };
    await moveDispute(tx, dispute, request, { to: status, amountMicros: creditedMicros, fields });
    await saveRejected(tx, dispute, outcome);
    return outcome;
  });
}

function refuseUnknownClaims({ evidence, number }: FoundDispute, answers: readonly Answer[]): void {
  const keys = new Set(readClaims(evidence).map(({ key }) => key));
  const stray = answers.find(({ key }) => !keys.has(key));
  if (stray === undefined) return;
  throw new DomainError(
    "NOT_FOUND",
    `${number} claims nothing for ${stray.key}: it claims ${[...keys].join(", ")}.`,
  );
}

async function noteUnapplied(
  tx: PortfolioTables,
  dispute: FoundDispute,
  { actor, note, at = new Date(), creditPeriod }: OutcomeRequest,
  { nextInvoiceCreditMicros }: DisputeOutcome,
): Promise<void> {
  await tx.disputeEvent.create({
    data: {
      disputeId: dispute.id,
      occurredAt: at,
      actor,
      fromStatus: dispute.status,
      toStatus: dispute.status,
      note: `${note} The credit names ${creditPeriod}: it is unapplied and the claims stay open.`.trim(),
      amountMicros: nextInvoiceCreditMicros,
    },
  });
}
