import type { Blocker, SettlementAmounts } from "@tributary/domain/settlement/types";
import type { AllocationRow } from "@tributary/services/settlement/allocation-cells";
import type { AllocationMatrix } from "@tributary/services/settlement/allocation-matrix";
import type { CheckedRun } from "@tributary/services/settlement/check-run";
import type { PeriodRow } from "@tributary/services/settlement/list-periods";
import type { RunLine } from "@tributary/services/settlement/list-run-lines";
import type { RunStatement } from "@tributary/services/settlement/list-run-statements";
import type { RunProgress } from "@tributary/services/settlement/run-progress";
import type { RunVersion, ShownRun } from "@tributary/services/settlement/show-run";

/** One agreement's month in the list. */
export function periodDto(row: PeriodRow) {
  return {
    agreementId: row.agreementId,
    agreementName: row.agreementName,
    mnoName: row.mnoName,
    currency: row.currency,
    zone: row.zone,
    period: row.period,
    status: row.status,
    next: row.next,
    isClosed: row.isClosed,
    isOutdated: row.isOutdated,
    runId: row.runId,
    runVersion: row.runVersion,
    isProvisional: row.isProvisional,
    preparedBy: row.preparedBy,
    preparedAt: row.preparedAt,
    invoiceNumber: row.invoiceNumber,
    invoiceMicros: row.invoiceMicros,
    matchedMicros: row.matchedMicros,
    openExceptions: row.openExceptions,
    openMicros: row.openMicros,
    disputedExceptions: row.disputedExceptions,
    unraisedExceptions: row.unraisedExceptions,
    openDisputes: row.openDisputes,
    varianceMicros: row.varianceMicros,
    statements: row.statements,
    unpaidStatements: row.unpaidStatements,
    overdueStatements: row.overdueStatements,
  };
}

export function versionDto(run: RunVersion) {
  return {
    id: run.id,
    version: run.version,
    status: run.status,
    hash: run.hash,
    isProvisional: run.isProvisional,
    preparedBy: run.preparedBy,
    preparedAt: run.preparedAt,
    requestedAt: run.requestedAt,
    approvedBy: run.approvedBy,
    approvedAt: run.approvedAt,
    issuedAt: run.issuedAt,
    invoiceId: run.invoice?.id ?? null,
    invoiceNumber: run.invoice?.number ?? null,
  };
}

export function runDto({
  period,
  versions,
  run,
  amounts,
  blockers,
  blockerCount,
  acceptedUnattributed,
  progress,
}: ShownRun) {
  return {
    period: periodDto(period),
    versions: versions.map(versionDto),
    run: run === null ? null : { ...versionDto(run), isLatest: run.isLatest, totals: totalsDto(run.totals) },
    amounts: amounts === null ? null : amountsDto(amounts),
    blockers: blockers.map(blockerDto),
    blockerCount,
    acceptedUnattributed: acceptedUnattributed.map(({ key, reason, acceptedBy }) => ({
      key,
      reason,
      acceptedBy,
    })),
    progress: progress === null ? null : progressDto(progress),
  };
}

function totalsDto(totals: NonNullable<ShownRun["run"]>["totals"]) {
  const { statements, costMicros, retainedMicros, marginMicros, adjustmentsMicros, netMicros } = totals;
  return { statements, costMicros, retainedMicros, marginMicros, adjustmentsMicros, netMicros };
}

function amountsDto(amounts: SettlementAmounts) {
  const { invoiceMicros, approvedMicros, grossDisputedMicros, netRecoverableMicros } = amounts;
  const { withheldMicros, claimMicros, payableMicros, backBillMicros } = amounts;
  return {
    invoiceMicros,
    approvedMicros,
    grossDisputedMicros,
    netRecoverableMicros,
    withheldMicros,
    claimMicros,
    payableMicros,
    backBillMicros,
  };
}

/** A blocker, with what it is about as far as its kind has that. */
function blockerDto(blocker: Blocker) {
  return {
    code: blocker.code,
    message: blocker.message,
    key: "key" in blocker ? blocker.key : null,
    operatorId: "operatorId" in blocker ? blocker.operatorId : null,
  };
}

export function progressDto(progress: RunProgress) {
  const { state, step, stepsDone, stepsTotal, startedBy, startedAt, elapsedMs, failure } = progress;
  return { state, step, stepsDone, stepsTotal, startedBy, startedAt, elapsedMs, failure };
}

export function matrixDto(matrix: AllocationMatrix) {
  const codes = matrix.columns.map(({ code }) => code);
  return {
    currency: matrix.currency,
    columns: matrix.columns.map(({ code, description }) => ({ code, description })),
    rows: matrix.rows.map((row) => ({
      operatorId: row.operatorId,
      name: row.name,
      ...amountsOf(row, codes),
    })),
    matching: matrix.matching,
    others:
      matrix.others === null
        ? null
        : { operators: matrix.others.operators, ...amountsOf(matrix.others, codes) },
    retained: amountsOf(matrix.retained, codes),
    total: amountsOf(matrix.total, codes),
  };
}

function amountsOf(row: AllocationRow, codes: readonly string[]) {
  return {
    lineMicros: codes.map((code) => row.lines.get(code) ?? 0n),
    spreadMicros: row.spreadMicros,
    costMicros: row.costMicros,
    marginMicros: row.marginMicros,
    adjustmentsMicros: row.adjustmentsMicros,
    netMicros: row.netMicros,
  };
}

export function runLineDto(line: RunLine) {
  const { id, kind, lineCode, description, quantity, unit, originPeriod, amountMicros } = line;
  return { id, kind, lineCode, description, quantity, unit, originPeriod, amountMicros };
}

export function runStatementDto(row: RunStatement) {
  return {
    operatorId: row.operatorId,
    name: row.name,
    number: row.number,
    costMicros: row.costMicros,
    marginMicros: row.marginMicros,
    adjustmentsMicros: row.adjustmentsMicros,
    netMicros: row.netMicros,
    taxMicros: row.taxMicros,
    grossMicros: row.grossMicros,
    issued:
      row.issued === null
        ? null
        : {
            version: row.issued.version,
            hash: row.issued.hash,
            dueOn: row.issued.dueOn.toISOString().slice(0, 10),
          },
  };
}

export function checksDto({ report, checkedAt, isStored }: CheckedRun) {
  const identities = Object.entries(report).map(([id, { holds, evidence }]) => ({ id, holds, evidence }));
  identities.sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
  return { identities, checkedAt, isStored };
}
