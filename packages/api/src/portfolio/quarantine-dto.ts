import type { Redrive } from "@tributary/services/usage-file/list-redrives";
import type { QuarantinePage } from "@tributary/services/usage-file/page-quarantine";
import type { ShownQuarantineGroup } from "@tributary/services/usage-file/show-quarantine-group";
import { nameOf } from "./usage-file-dto.ts";

export function quarantinePageDto({ groups, total, sums, operatorNames }: QuarantinePage) {
  return {
    groups: groups.map((group) => ({
      agreementId: group.agreementId,
      sourceId: group.sourceId,
      reason: group.reason,
      operatorId: group.operatorId,
      operatorName: nameOf(group.operatorId, operatorNames),
      currency: group.currency,
      files: group.files,
      records: group.records,
      valueMicros: group.valueMicros,
      estimateMicros: group.estimateMicros,
      oldestAt: group.oldestAt,
    })),
    total,
    sums: sums.map(sumDto),
  };
}

export function sumDto(sum: QuarantinePage["sums"][number]) {
  const { currency, files, records, valueMicros, estimateMicros, oldestAt } = sum;
  return { currency, files, records, valueMicros, estimateMicros, oldestAt };
}

export function quarantineGroupDto(group: ShownQuarantineGroup) {
  const { agreement, sum } = group;
  return {
    sourceId: group.sourceId,
    reason: group.reason,
    operatorId: group.operatorId,
    operatorName: group.operatorName,
    agreement: { id: agreement.id, name: agreement.name, zone: agreement.zone },
    currency: group.currency,
    sum: sum === null ? null : sumDto(sum),
    files: group.files.map(({ redriveOf, ...file }) => {
      const { fileId, name, receivedAt, records, valueMicros, estimateMicros } = file;
      return {
        fileId,
        name,
        isRedrive: redriveOf !== null,
        receivedAt,
        records,
        valueMicros,
        estimateMicros,
      };
    }),
    total: group.total,
    redrives: group.redrives.map(redriveDto),
  };
}

export function redriveDto(redrive: Redrive) {
  const { result } = redrive;
  return {
    id: redrive.id,
    kind: redrive.kind,
    change: { ...redrive.change },
    takenBackAt: redrive.takenBackAt,
    sourceId: redrive.sourceId,
    reason: redrive.reason,
    operatorId: redrive.operatorId,
    operatorName: redrive.operatorName,
    state: redrive.state,
    why: redrive.why,
    startedBy: redrive.startedBy,
    startedAt: redrive.startedAt,
    finishedAt: redrive.finishedAt,
    cancelledBy: redrive.cancelledBy,
    recordsTotal: redrive.recordsTotal,
    recordsDone: redrive.recordsDone,
    recordsPerSecond: redrive.recordsPerSecond,
    secondsLeft: redrive.secondsLeft,
    failure: redrive.failure,
    result:
      result === null
        ? null
        : {
            takenUp: result.takenUp,
            accepted: result.accepted,
            duplicates: result.duplicates,
            rejected: result.rejected,
            quarantined: result.quarantined,
            left: result.left,
            filesRedriven: result.filesRedriven,
            waitingFor: result.waitingFor.map(({ reason, records }) => ({ reason, records })),
            latePeriods: result.latePeriods,
            filesUnreadable: result.filesUnreadable,
            unreadable: result.unreadable.map(({ name, message }) => ({ name, message })),
          },
  };
}
