import type { GuessedUpload } from "@tributary/services/usage-upload/guess-upload";
import type { Upload } from "@tributary/services/usage-upload/list-uploads";
import type { UploadTrial } from "@tributary/services/usage-upload/try-upload";
import { nameOf } from "./usage-file-dto.ts";

export function uploadDto(upload: Upload) {
  const { outcome } = upload;
  return {
    id: upload.id,
    name: upload.name,
    byteCount: upload.byteCount,
    uploadedBy: upload.uploadedBy,
    uploadedAt: upload.uploadedAt,
    agreementId: upload.agreementId,
    sourceId: upload.sourceId,
    hasDraft: upload.hasDraft,
    hasBytes: upload.hasBytes,
    state: upload.state,
    startedBy: upload.startedBy,
    startedAt: upload.startedAt,
    finishedAt: upload.finishedAt,
    cancelledBy: upload.cancelledBy,
    phase: upload.phase,
    rowsDone: upload.rowsDone,
    rowsTotal: upload.rowsTotal,
    percent: upload.percent,
    recordsPerSecond: upload.recordsPerSecond,
    secondsLeft: upload.secondsLeft,
    outcome: outcome && {
      status: outcome.status,
      fileId: outcome.fileId,
      message: outcome.message,
      counts: outcome.counts,
      warnings: outcome.warnings,
      latePeriods: outcome.latePeriods,
    },
    failure: upload.failure,
  };
}

export function guessDto(guessed: GuessedUpload) {
  return {
    id: guessed.id,
    name: guessed.name,
    agreementId: guessed.agreementId,
    sourceId: guessed.sourceId,
    draft: guessed.draft,
    questions: [...guessed.questions],
    reasons: guessed.reasons,
    columns: guessed.columns.map(({ name, role, isSure, reason, examples, filled }) => {
      return { name, role, isSure, reason, examples: [...examples], filled };
    }),
    timeFormats: [...guessed.timeFormats],
    timeReason: guessed.timeReason,
    rows: guessed.rows.map(({ line, fields, fault }) => ({ line, fields: [...fields], fault })),
    agreements: guessed.agreements.map(({ id, name, mnoName, zone, currency, rateZones, sourceIds }) => {
      return { id, name, mnoName, zone, currency, rateZones: [...rateZones], sourceIds: [...sourceIds] };
    }),
  };
}

/** The identifiers in it stand in the file that the person who asks has sent. */
export function trialDto(trial: UploadTrial) {
  const { operatorNames } = trial;
  return {
    id: trial.id,
    name: trial.name,
    sourceId: trial.sourceId,
    agreement: trial.agreement,
    isWhole: trial.isWhole,
    hasDraft: trial.hasDraft,
    counts: trial.counts,
    reasons: trial.reasons.map(({ reason, records, line, detail }) => ({ reason, records, line, detail })),
    services: trial.services.map(({ service, records, durationSeconds, volumeBytes, chargeMicros }) => {
      return { service, records, durationSeconds, volumeBytes, chargeMicros };
    }),
    operators: trial.operators.map(({ operatorId, records, chargeMicros }) => {
      return { operatorId, operatorName: nameOf(operatorId, operatorNames), records, chargeMicros };
    }),
    firstOccurredAt: trial.firstOccurredAt,
    lastOccurredAt: trial.lastOccurredAt,
    rows: trial.rows.map(({ line, outcome, read, operatorId, zone, chargeMicros, reason, detail }) => ({
      line,
      outcome,
      operatorName: nameOf(operatorId, operatorNames),
      zone,
      chargeMicros,
      reason,
      detail,
      record: read && {
        occurredAt: new Date(read.occurredAt),
        sim: read.imsi ?? read.iccid ?? read.msisdn,
        otherParty: read.otherParty,
        service: read.service,
        direction: read.direction,
        durationSeconds: read.durationSeconds,
        volumeBytes: read.volumeBytes,
        visitedPlmn: read.visitedPlmn,
      },
    })),
  };
}
