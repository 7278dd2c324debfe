import type { SourceReport } from "@tributary/services/usage-file/list-source-standings";
import type { FileSumPage } from "@tributary/services/usage-file/page-file-sums";
import type { UsageFileRow } from "@tributary/services/usage-file/page-usage-files";
import type { ShownUsageFile } from "@tributary/services/usage-file/show-usage-file";

export function usageFileRowDto(row: UsageFileRow) {
  return {
    fileId: row.fileId,
    eventId: row.eventId,
    status: row.status,
    sourceId: row.sourceId,
    agreementId: row.agreementId,
    zone: row.zone,
    name: row.name,
    sequence: row.sequence,
    arrivedAt: row.arrivedAt,
    firstOccurredAt: row.firstOccurredAt,
    lastOccurredAt: row.lastOccurredAt,
    lagSeconds: row.lagSeconds,
    received: row.received,
    accepted: row.accepted,
    duplicates: row.duplicates,
    rejected: row.rejected,
    quarantined: row.quarantined,
    attributed: row.attributed,
    unattributed: row.unattributed,
    controlTotals: row.controlTotals,
    warnings: row.warnings,
    message: row.message,
  };
}

export function sourceDto(source: SourceReport) {
  return {
    sourceId: source.sourceId,
    agreementId: source.agreementId,
    agreementName: source.agreementName,
    zone: source.zone,
    files: source.files,
    lastFileId: source.lastFileId,
    lastName: source.lastName,
    lastReceivedAt: source.lastReceivedAt,
    lastLagSeconds: source.lastLagSeconds,
    usualLagSeconds: source.usualLagSeconds,
    silentSeconds: source.silentSeconds === null ? null : BigInt(source.silentSeconds),
    gaps: source.gaps.map(({ firstMissing, lastMissing, nextName, nextReceivedAt }) => {
      return { firstMissing, lastMissing, nextName, nextReceivedAt };
    }),
    missing: source.missing,
    pickup: source.pickup,
    isLate: source.isLate,
    lookedAt: source.lookedAt,
    pickupError: source.pickupError,
    waiting: source.waiting,
    givenUp: source.givenUp,
  };
}

export function usageFileDto(file: ShownUsageFile) {
  const { agreement, controlTotals } = file;
  return {
    id: file.id,
    name: file.name,
    sourceId: file.sourceId,
    agreement: {
      id: agreement.id,
      name: agreement.name,
      currency: agreement.currency,
      zone: agreement.zone,
    },
    sha256: file.sha256,
    sequence: file.sequence,
    byteCount: file.byteCount,
    receivedAt: file.receivedAt,
    firstOccurredAt: file.firstOccurredAt,
    lastOccurredAt: file.lastOccurredAt,
    lagSeconds: file.lagSeconds === null ? null : BigInt(file.lagSeconds),
    counts: countsDto(file.counts),
    warnings: file.warnings,
    controlTotals: {
      stated: controlTotals.stated.map(({ line, of, stated, counted, agrees }) => {
        return { line, of, stated, counted, agrees };
      }),
      rejected: Object.entries(controlTotals.rejected).map(([rule, rows]) => ({ rule, rows })),
    },
    quarantine: file.quarantine.map(({ reason, operatorId, records, takenUp, waiting, waitingMicros }) => {
      const operatorName = nameOf(operatorId, file.operatorNames);
      return { reason, operatorId, operatorName, records, takenUp, waiting, waitingMicros };
    }),
    waiting: file.waiting,
    original: file.original === null ? null : { id: file.original.id, name: file.original.name },
    corrects: file.corrects === null ? null : correctsDto(file.corrects),
    redrives: file.redrives.map(({ id, name, counts }) => ({ id, name, counts: countsDto(counts) })),
    runs: file.runs.map(({ runId, agreementId, usagePeriod, period, version, status }) => {
      return { runId, agreementId, usagePeriod, period, version, status };
    }),
    events: file.events.map(({ id, name, kind, message, occurredAt }) => {
      return { id, name, kind, message, occurredAt };
    }),
  };
}

export function fileSumsDto({ rows, total, accepted, operatorNames }: FileSumPage) {
  return {
    rows: rows.map((row) => ({
      operatorId: row.operatorId,
      operatorName: nameOf(row.operatorId, operatorNames),
      period: row.period,
      lineCode: row.lineCode,
      service: row.service,
      outcome: row.outcome,
      records: row.records,
      quantity: row.quantity,
      chargeMicros: row.chargeMicros,
    })),
    total,
    accepted: { records: accepted.records, chargeMicros: accepted.chargeMicros },
  };
}

function countsDto(counts: ShownUsageFile["counts"]) {
  const { received, accepted, duplicates, rejected, quarantined, attributed, unattributed } = counts;
  return { received, accepted, duplicates, rejected, quarantined, attributed, unattributed };
}

/** null = nobody's. */
function correctsDto({ id, name, correctionId }: NonNullable<ShownUsageFile["corrects"]>) {
  return { id, name, correctionId };
}

export function nameOf(operatorId: string | null, names: ReadonlyMap<string, string>): string | null {
  return operatorId === null ? null : (names.get(operatorId) ?? operatorId);
}
