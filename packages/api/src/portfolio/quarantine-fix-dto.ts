import type { Finding } from "@tributary/services/usage-file/list-findings";
import type { listNobodysWaiting } from "@tributary/services/usage-file/list-nobodys-waiting";
import type { PreviewedFix } from "@tributary/services/usage-file/preview-fix";

export function findingDto(finding: Finding) {
  return {
    kind: finding.kind,
    agreementId: finding.agreementId,
    sourceId: finding.sourceId,
    currency: finding.currency,
    records: finding.records,
    valueMicros: finding.valueMicros,
    isEstimated: finding.isEstimated,
    missingFiles: finding.missingFiles,
    oldestAt: finding.oldestAt,
  };
}

export function nobodysWaitingDto({ rows, next }: Awaited<ReturnType<typeof listNobodysWaiting>>) {
  return {
    rows: rows.map(({ id, fileId, fileName, recordNumber, detail, occurredAt, valueMicros }) => {
      return { id, fileId, fileName, recordNumber, detail, occurredAt, valueMicros };
    }),
    next,
  };
}

export function previewedFixDto(preview: PreviewedFix) {
  return {
    looked: preview.looked,
    isWhole: preview.isWhole,
    currency: preview.currency,
    accepted: preview.accepted,
    acceptedMicros: preview.acceptedMicros,
    operators: preview.operators.map(({ operatorId, operatorName, records, chargeMicros }) => {
      return { operatorId, operatorName, records, chargeMicros };
    }),
    waitingFor: preview.waitingFor.map(({ reason, records }) => ({ reason, records })),
    rejected: preview.rejected,
    left: preview.left,
    closed: preview.closed.map(({ period, records, chargeMicros }) => ({ period, records, chargeMicros })),
  };
}
