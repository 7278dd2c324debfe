import { groupLines } from "@tributary/domain/statement/group-lines";
import type { StandingStatement } from "@tributary/services/statement/list-statements";
import type { StatementCost } from "@tributary/services/statement/load-statement-cost";
import type { StatementForMvna } from "@tributary/services/statement/show-statement";
import { convertedDto, standingDto } from "../statement/shared-dto.ts";

export function statementRowDto(row: StandingStatement) {
  return {
    operatorId: row.operatorId,
    operatorName: row.operatorName,
    agreementId: row.agreementId,
    number: row.number,
    version: row.version,
    period: row.period,
    zone: row.zone,
    isProvisional: row.isProvisional,
    issuedAt: row.issuedAt,
    dueOn: row.dueOn,
    currency: row.currency,
    netMicros: row.netMicros,
    grossMicros: row.grossMicros,
    ...standingDto(row),
  };
}

export function statementDto({ document, standing, ...shown }: StatementForMvna) {
  const standings = new Map(shown.lines.map((line) => [line.lineNumber, line]));
  return {
    number: document.number,
    version: document.version,
    operatorId: document.operatorId,
    operatorName: standing.operatorName,
    agreementId: document.agreementId,
    period: document.period,
    zone: document.zone,
    currency: document.currency,
    issuedOn: document.issuedOn,
    issuedAt: shown.issuedAt,
    dueOn: document.dueOn,
    isFinal: document.isFinal,
    isProvisional: document.isProvisional,
    netMicros: document.netMicros,
    taxBps: document.taxBps,
    taxMicros: document.taxMicros,
    grossMicros: document.grossMicros,
    converted: convertedDto(document.converted),
    hash: shown.hash,
    isIntact: shown.isIntact,
    isLatest: document.version === standing.version,
    versions: shown.versions.map(({ version, issuedAt, currency, grossMicros, hash }) => {
      return { version, issuedAt, currency, grossMicros, hash };
    }),
    groups: groupLines(document).map(({ group, lines }) => ({
      group,
      lines: lines.map((line) => ({
        lineNumber: line.lineNumber,
        code: line.code,
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
        originPeriod: line.originPeriod,
        amountMicros: line.amountMicros,
        contestedIn: standings.get(line.lineNumber)?.contestedIn ?? null,
        creditedMicros: standings.get(line.lineNumber)?.creditedMicros ?? 0n,
      })),
    })),
    standing: standingDto(standing),
    payments: shown.payments.map(({ paidOn, amountMicros, reference, recordedBy, recordedAt }) => {
      return { paidOn, amountMicros, reference, recordedBy, recordedAt };
    }),
    acceptance: shown.acceptance && {
      acceptedBy: shown.acceptance.acceptedBy,
      acceptedAt: shown.acceptance.acceptedAt,
    },
    cost: shown.cost && costDto(shown.cost),
  };
}

function costDto(cost: StatementCost) {
  return {
    period: cost.period,
    runVersion: cost.runVersion,
    costMicros: cost.costMicros,
    marginMicros: cost.marginMicros,
    adjustmentsMicros: cost.adjustmentsMicros,
    creditsMicros: cost.creditsMicros,
    netMicros: cost.netMicros,
    lines: cost.lines.map(({ kind, code, description, originPeriod, amountMicros }) => {
      return { kind, code, description, originPeriod, amountMicros };
    }),
  };
}
