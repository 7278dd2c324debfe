import { isUnanswered } from "@tributary/domain/operator-dispute/lifecycle";
import type { DisputeThread, ThreadEvent, ThreadLine } from "@tributary/services/operator-dispute/thread";
import type { CreditLine } from "@tributary/services/statement/find-credit-lines";

/** One dispute as its operator sees it: neither ids nor the claim against the MNO it may be part of. */
export function shownDisputeDto(dispute: DisputeThread, credits: readonly CreditLine[], zone: string) {
  const { number, version, period } = dispute.statement;
  return {
    number: dispute.number,
    zone,
    status: dispute.status,
    isUnanswered: isUnanswered(dispute.status),
    reason: dispute.reason,
    currency: dispute.currency,
    contestedMicros: dispute.contestedMicros,
    creditedMicros: dispute.creditedMicros,
    openedBy: dispute.openedBy,
    openedAt: dispute.openedAt,
    answeredAt: dispute.answeredAt,
    statement: { number, version, period },
    lines: dispute.lines.map(lineDto),
    events: dispute.events.map(eventDto),
    credits: credits.map((credit) => ({
      statementNumber: credit.statementNumber,
      version: credit.version,
      period: credit.period,
      lineNumber: credit.lineNumber,
      amountMicros: credit.amountMicros,
    })),
  };
}

function lineDto(line: ThreadLine) {
  return {
    lineNumber: line.lineNumber,
    code: line.code,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    originPeriod: line.originPeriod,
    amountMicros: line.amountMicros,
    contestedMicros: line.contestedMicros,
    creditedMicros: line.creditedMicros,
  };
}

function eventDto(event: ThreadEvent) {
  return {
    id: event.id,
    occurredAt: event.occurredAt,
    side: event.side,
    actor: event.actor,
    fromStatus: event.fromStatus,
    toStatus: event.toStatus,
    note: event.note,
    amountMicros: event.amountMicros,
    lineNumber: event.lineNumber,
  };
}
