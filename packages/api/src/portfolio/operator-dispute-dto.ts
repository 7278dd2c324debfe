import { isUnanswered } from "@tributary/domain/operator-dispute/lifecycle";
import type { ListedOperatorDispute } from "@tributary/services/operator-dispute/list-operator-disputes";
import type { OperatorDisputeForMvna } from "@tributary/services/operator-dispute/show-operator-dispute";

export function operatorDisputeRowDto(row: ListedOperatorDispute) {
  return {
    operatorId: row.operatorId,
    operatorName: row.operatorName,
    number: row.number,
    statementNumber: row.statement.number,
    period: row.statement.period,
    status: row.status,
    reason: row.reason,
    currency: row.currency,
    contestedMicros: row.contestedMicros,
    creditedMicros: row.creditedMicros,
    lineCount: row.lineCount,
    isLinked: row.isLinked,
    openedAt: row.openedAt,
    ageDays: row.ageDays,
    answeredAt: row.answeredAt,
  };
}

export function operatorDisputeDto(dispute: OperatorDisputeForMvna) {
  const { number, version, agreementId, period } = dispute.statement;
  return {
    operatorId: dispute.operatorId,
    operatorName: dispute.operatorName,
    number: dispute.number,
    status: dispute.status,
    isUnanswered: isUnanswered(dispute.status),
    reason: dispute.reason,
    currency: dispute.currency,
    contestedMicros: dispute.contestedMicros,
    creditedMicros: dispute.creditedMicros,
    openedBy: dispute.openedBy,
    openedAt: dispute.openedAt,
    answeredAt: dispute.answeredAt,
    statement: { number, version, agreementId, period },
    zone: dispute.zone,
    lines: dispute.lines.map((line) => ({
      lineNumber: line.lineNumber,
      code: line.code,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      originPeriod: line.originPeriod,
      amountMicros: line.amountMicros,
      contestedMicros: line.contestedMicros,
      creditedMicros: line.creditedMicros,
    })),
    events: dispute.events.map((event) => ({
      id: event.id,
      occurredAt: event.occurredAt,
      side: event.side,
      actor: event.actor,
      fromStatus: event.fromStatus,
      toStatus: event.toStatus,
      note: event.note,
      amountMicros: event.amountMicros,
      lineNumber: event.lineNumber,
    })),
    links: dispute.links.map((link) => ({
      ...claimDto(link),
      linkedBy: link.linkedBy,
      linkedAt: link.linkedAt,
    })),
    linkable: dispute.linkable.map(claimDto),
    credits: dispute.credits.map(({ description, amountMicros, settledIn }) => ({
      description,
      amountMicros,
      settledIn: settledIn && { period: settledIn.period },
    })),
  };
}

function claimDto({
  number,
  status,
  currency,
  netRecoverableMicros,
}: OperatorDisputeForMvna["linkable"][number]) {
  return { number, status, currency, netRecoverableMicros };
}
