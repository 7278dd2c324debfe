import { type LineFacts, quantityText } from "@tributary/services/correction/line-units";
import type { WaitingRequest } from "@tributary/services/correction/list-requests";
import type { MadeCorrection } from "@tributary/services/correction/page-corrections";
import type { ShownCorrection } from "@tributary/services/correction/show-correction";
import type { RequestStanding, ShownRequest } from "@tributary/services/correction/show-request";
import type {
  Change,
  CorrectionImpact,
  SettledImpact,
  UsageImpact,
} from "@tributary/services/correction/types";
import { nameOf } from "./usage-file-dto.ts";

export function madeCorrectionDto(made: MadeCorrection) {
  const { id, agreementId, agreementName, currency, zone, period, reason, appliedBy, appliedAt } = made;
  const { requestId, requestedBy, movedRecords, repricedRecords, files, operators } = made;
  return {
    ...{ id, agreementId, agreementName, currency, zone, period, reason, appliedBy, appliedAt },
    ...{ requestId, requestedBy, movedRecords, repricedRecords, files, operators },
    chargeMicros: made.chargeMicros,
    gainedMicros: made.gainedMicros,
  };
}

export function waitingRequestDto(waiting: WaitingRequest) {
  const { agreementName, currency, zone, movedRecords, repricedRecords, operators, chargeMicros } = waiting;
  return {
    ...standingDto(waiting),
    ...{ agreementName, currency, zone, movedRecords, repricedRecords, operators, chargeMicros },
  };
}

export function standingDto(standing: RequestStanding) {
  const { id, agreementId, period, status, work, step, percent, elapsedMs, failure } = standing;
  const { askedBy, askedAt, requestedBy, requestedAt, reason, decidedBy, decidedAt, decisionReason } =
    standing;
  return {
    ...{ id, agreementId, period, status, work, step, percent, elapsedMs, failure },
    ...{ askedBy, askedAt, requestedBy, requestedAt, reason, decidedBy, decidedAt, decisionReason },
    fingerprint: standing.fingerprint,
  };
}

interface Names {
  readonly lines: ReadonlyMap<string, LineFacts>;
  readonly operatorNames: ReadonlyMap<string, string>;
}

/** What settlement makes of it is for those who may read settlements. */
export function shownRequestDto(shown: ShownRequest, canSeeSettlement: boolean) {
  const { agreementName, currency, zone, impact, correctionId } = shown;
  return {
    ...standingDto(shown),
    ...{ agreementName, currency, zone, correctionId },
    impact: impact === null ? null : impactDto(impact, shown, canSeeSettlement),
  };
}

function impactDto(impact: CorrectionImpact, names: Names, canSeeSettlement: boolean) {
  const { isSettled, postedIn, usage, settlement, left } = impact;
  const [records, charges] = [usage.map((row) => row.records), usage.map((row) => row.chargeMicros)];
  return {
    ...{ isSettled, postedIn },
    usage: usage.map((row) => usageImpactDto(row, names)),
    totals: { records: sumOf(records), chargeMicros: sumOf(charges) },
    settlement: canSeeSettlement ? settledImpactDto(settlement, names) : null,
    movedRecords: impact.moved.reduce((sum, row) => sum + row.records, 0),
    repricedRecords: impact.repriced,
    left: leftDto(left),
  };
}

function usageImpactDto(
  { operatorId, lineCode, records, quantity, chargeMicros, why }: UsageImpact,
  names: Names,
) {
  const unit = names.lines.get(lineCode)?.unit ?? null;
  const { before, after } = quantity;
  return {
    ...{ operatorId, operatorName: nameOf(operatorId, names.operatorNames) },
    ...{ lineCode, lineName: lineNameOf(lineCode, names), unit: unit?.name ?? null },
    records: changeDto(records),
    quantity: { before: quantityText(before, unit), after: quantityText(after, unit) },
    chargeMicros: changeDto(chargeMicros),
    why: [...why],
  };
}

function settledImpactDto(settlement: readonly SettledImpact[], names: Names) {
  const rows = settlement.map(({ operatorId, lineCode, beforeMicros, afterMicros, why }) => ({
    ...{ operatorId, operatorName: nameOf(operatorId, names.operatorNames) },
    ...{ lineCode, lineName: lineNameOf(lineCode, names) },
    amountMicros: changeDto({ before: beforeMicros, after: afterMicros }),
    why: [...why],
  }));
  return { rows, total: sumOf(rows.map(({ amountMicros }) => amountMicros)) };
}

export function shownCorrectionDto(shown: ShownCorrection, canSeeSettlement: boolean) {
  return {
    ...madeCorrectionDto(shown),
    fingerprint: shown.fingerprint,
    sums: shown.sums.map(({ operatorId, lineCode, records, quantity, chargeMicros }) => {
      const unit = shown.lines.get(lineCode)?.unit ?? null;
      return {
        ...{ operatorId, operatorName: nameOf(operatorId, shown.operatorNames) },
        ...{ lineCode, lineName: lineNameOf(lineCode, shown), unit: unit?.name ?? null },
        ...{ records, quantity: quantityText(quantity, unit), chargeMicros },
      };
    }),
    totalRecords: shown.sums.reduce((sum, { records }) => sum + records, 0n),
    moved: shown.moved.map(({ from, to, lineCode, sims, records }) => ({
      ...{ fromName: nameOf(from, shown.operatorNames), toName: nameOf(to, shown.operatorNames) },
      ...{ lineCode, sims, records },
    })),
    left: leftDto(shown.left),
    rewritten: { months: shown.rewritten.length, records: sumRecords(shown.rewritten) },
    manifests: shown.manifests.map(({ id, name, corrects }) => ({
      ...{ id, name },
      corrects: { id: corrects.id, name: corrects.name },
    })),
    runs: canSeeSettlement ? shown.runs.map((run) => runDto(run, shown)) : null,
    events: shown.events.map(({ id, occurredAt, actor, action, reason, app }) => {
      return { id, occurredAt, actor, action, reason, app };
    }),
  };
}

function runDto({ period, version, status, adjustments }: ShownCorrection["runs"][number], names: Names) {
  return {
    ...{ period, version, status },
    adjustments: adjustments.map(({ operatorId, lineCode, description, amountMicros, statement }) => ({
      ...{ operatorId, operatorName: nameOf(operatorId, names.operatorNames) },
      ...{ lineCode, description, amountMicros, statement },
    })),
    totalMicros: adjustments.reduce((sum, { amountMicros }) => sum + amountMicros, 0n),
  };
}

function leftDto({ ambiguous, closedOperator, unpriced }: CorrectionImpact["left"]) {
  return { ambiguous, closedOperator, unpriced };
}

function changeDto({ before, after }: Change) {
  return { before, after, difference: after - before };
}

function sumOf(changes: readonly Change[]) {
  const before = changes.reduce((sum, change) => sum + change.before, 0n);
  return changeDto({ before, after: changes.reduce((sum, change) => sum + change.after, 0n) });
}

function sumRecords(rows: readonly { readonly records: bigint }[]): bigint {
  return rows.reduce((sum, { records }) => sum + records, 0n);
}

function lineNameOf(lineCode: string, { lines }: Names): string | null {
  return lines.get(lineCode)?.description ?? null;
}
