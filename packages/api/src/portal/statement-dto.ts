import type { OwnDispute } from "@tributary/services/operator-dispute/list-own-disputes";
import type { OwnStatement } from "@tributary/services/statement/list-own-statements";
import type { OwnLine, ShownStatement } from "@tributary/services/statement/show-own-statement";
import { convertedDto, standingDto } from "../statement/shared-dto.ts";

/** A statement in a list, with how it stands. */
export function statementRowDto(row: OwnStatement) {
  return {
    number: row.number,
    version: row.version,
    period: row.period,
    zone: row.zone,
    currency: row.currency,
    netMicros: row.netMicros,
    taxMicros: row.taxMicros,
    grossMicros: row.grossMicros,
    issuedAt: row.issuedAt,
    dueOn: row.dueOn,
    ...standingDto(row),
  };
}

export function shownStatementDto({ document, standing, ...shown }: ShownStatement) {
  return {
    number: document.number,
    version: document.version,
    agreement: document.agreementId,
    period: document.period,
    zone: document.zone,
    currency: document.currency,
    issuedOn: document.issuedOn,
    issuedAt: shown.issuedAt,
    dueOn: document.dueOn,
    termDays: daysBetween(document.issuedOn, document.dueOn),
    isFinal: document.isFinal,
    isProvisional: document.isProvisional,
    netMicros: document.netMicros,
    taxBps: document.taxBps,
    taxMicros: document.taxMicros,
    grossMicros: document.grossMicros,
    converted: convertedDto(document.converted),
    hash: shown.hash,
    isLatest: shown.isLatest,
    versions: shown.versions.map(({ version, issuedAt, grossMicros, currency, hash }) => {
      return { version, issuedAt, grossMicros, currency, hash };
    }),
    groups: shown.groups.map(({ group, lines }) => ({ group, lines: lines.map(lineDto) })),
    standing: standingDto(standing),
    payments: shown.payments.map(({ paidOn, amountMicros, reference, version }) => {
      return { paidOn: paidOn.toISOString().slice(0, 10), amountMicros, reference, version };
    }),
    disputes: shown.disputes.map(disputeRowDto),
    acceptance: shown.acceptance && {
      acceptedBy: shown.acceptance.acceptedBy,
      acceptedAt: shown.acceptance.acceptedAt,
    },
    canBeAccepted: shown.canBeAccepted,
  };
}

function daysBetween(first: string, second: string): number {
  return (Date.parse(second) - Date.parse(first)) / 86_400_000;
}

function lineDto(line: OwnLine) {
  return {
    lineNumber: line.lineNumber,
    code: line.code,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    originPeriod: line.originPeriod,
    amountMicros: line.amountMicros,
    contestedIn: line.contestedIn,
    creditedMicros: line.creditedMicros,
    contestableMicros: line.contestableMicros,
  };
}

/** A dispute in a list. */
export function disputeRowDto(row: OwnDispute) {
  const { number, version, period } = row.statement;
  return {
    number: row.number,
    statement: { number, version, period },
    status: row.status,
    reason: row.reason,
    currency: row.currency,
    contestedMicros: row.contestedMicros,
    creditedMicros: row.creditedMicros,
    lineCount: row.lineCount,
    openedBy: row.openedBy,
    openedAt: row.openedAt,
    answeredAt: row.answeredAt,
  };
}
