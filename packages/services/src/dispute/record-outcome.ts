import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { DisputeOutcome } from "@tributary/domain/dispute/outcome";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { emitEvent } from "../event/emit-event.ts";
import type { FoundDispute } from "./find-dispute.ts";
import { moveDispute, onDispute, type StepRequest } from "./move-dispute.ts";
import { refuseUnknownClaims } from "./refuse-unknown-claims.ts";
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
    const { period, currency, netRecoverableMicros: amount } = dispute;
    await emitEvent(tx, {
      ...{ type: "dispute.resolved", subject: number },
      payload: { number, party: "mno", period, currency, amount, status, credited: creditedMicros },
    });
    return outcome;
  });
}

async function noteUnapplied(
  tx: PortfolioTables,
  dispute: FoundDispute,
  { actor, note, at = new Date(), creditPeriod }: OutcomeRequest,
  { nextInvoiceCreditMicros }: DisputeOutcome,
): Promise<void> {
  const said = `${note} The credit names ${creditPeriod}: it is unapplied and the claims stay open.`.trim();
  await tx.disputeEvent.create({
    data: {
      disputeId: dispute.id,
      occurredAt: at,
      actor,
      fromStatus: dispute.status,
      toStatus: dispute.status,
      note: said,
      amountMicros: nextInvoiceCreditMicros,
    },
  });
  await writeAudit(tx, { actor, action: "dispute:note", subject: dispute.number, details: { note: said } });
}
