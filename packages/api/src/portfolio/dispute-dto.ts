import type { DisputeOutcome } from "@tributary/domain/dispute/outcome";
import type { ListedDispute } from "@tributary/services/dispute/list-disputes";
import type { ShownClaim, ShownDispute } from "@tributary/services/dispute/show-dispute";

export function disputeRowDto(row: ListedDispute) {
  return {
    number: row.number,
    mnoName: row.mnoName,
    agreementId: row.agreementId,
    zone: row.zone,
    invoiceNumber: row.invoiceNumber,
    period: row.period,
    status: row.status,
    currency: row.currency,
    grossDisputedMicros: row.grossDisputedMicros,
    netRecoverableMicros: row.netRecoverableMicros,
    creditedMicros: row.creditedMicros,
    rejectedMicros: row.rejectedMicros,
    noticeDeadlineOn: row.noticeDeadlineOn,
    noticeDaysLeft: row.noticeDaysLeft,
    raisedAt: row.raisedAt,
    ageDays: row.ageDays,
  };
}

export function disputeDto(dispute: ShownDispute) {
  const { hash, isIntact, invoiceLines, usageSums, files, records } = dispute.evidence;
  return {
    number: dispute.number,
    status: dispute.status,
    next: [...dispute.next],
    mode: dispute.mode,
    mnoName: dispute.mnoName,
    agreementId: dispute.agreementId,
    zone: dispute.zone,
    period: dispute.period,
    invoice: {
      id: dispute.invoice.id,
      number: dispute.invoice.number,
      grossMicros: dispute.invoice.grossMicros,
    },
    currency: dispute.currency,
    grossDisputedMicros: dispute.grossDisputedMicros,
    netRecoverableMicros: dispute.netRecoverableMicros,
    creditedMicros: dispute.creditedMicros,
    rejectedMicros: dispute.rejectedMicros,
    noticeDeadlineOn: dispute.noticeDeadlineOn,
    noticeDaysLeft: dispute.noticeDaysLeft,
    paymentDueOn: dispute.paymentDueOn,
    isInvoicePaid: dispute.isInvoicePaid,
    draftedAt: dispute.draftedAt,
    raisedAt: dispute.raisedAt,
    claims: dispute.claims.map(claimDto),
    evidence: { hash, isIntact, invoiceLines, usageSums, files, records },
    events: dispute.events.map((event) => ({
      id: event.id,
      occurredAt: event.occurredAt,
      actor: event.actor,
      fromStatus: event.fromStatus,
      toStatus: event.toStatus,
      note: event.note,
      amountMicros: event.amountMicros,
    })),
    operatorDisputes: dispute.operatorDisputes.map((own) => ({
      operatorId: own.operatorId,
      operatorName: own.operatorName,
      number: own.number,
      status: own.status,
      currency: own.currency,
      contestedMicros: own.contestedMicros,
    })),
    adjustments: dispute.adjustments.map(({ operatorId, operatorName, lineCode, amountMicros, period }) => {
      return { operatorId, operatorName, lineCode, amountMicros, period };
    }),
  };
}

function claimDto(claim: ShownClaim) {
  return {
    key: claim.key,
    lineCode: claim.lineCode,
    description: claim.description,
    invoiceLineNumbers: [...claim.invoiceLineNumbers],
    billedMicros: claim.billedMicros,
    expectedMicros: claim.expectedMicros,
    grossMicros: claim.grossMicros,
    claimedMicros: claim.claimedMicros,
    unit: claim.unit,
    billedQuantity: claim.billedQuantity,
    expectedQuantity: claim.expectedQuantity,
    billedRate: claim.billedRate,
    expectedRate: claim.expectedRate,
    cause: claim.cause,
    explanation: claim.explanation,
  };
}

export function outcomeDto(outcome: DisputeOutcome) {
  return {
    status: outcome.status,
    claimedMicros: outcome.claimedMicros,
    creditedMicros: outcome.creditedMicros,
    rejectedMicros: outcome.rejectedMicros,
    payableNowMicros: outcome.payableNowMicros,
    releasedMicros: outcome.releasedMicros,
    nextInvoiceCreditMicros: outcome.nextInvoiceCreditMicros,
    excessMicros: outcome.excessMicros,
    isWrongPeriod: outcome.isWrongPeriod,
    adjustments: outcome.adjustments.map(({ operatorId, lineCode, amountMicros }) => {
      return { operatorId, lineCode, amountMicros };
    }),
  };
}
