import type { Draft } from "@tributary/services/agreement/list-drafts";
import type { AgreementRates } from "@tributary/services/agreement/list-rates";
import type { PreviewedRates } from "@tributary/services/agreement/preview-rates";
import type { ShownDraft } from "@tributary/services/agreement/show-draft";
import { redriveDto } from "./quarantine-dto.ts";
import { previewedFixDto } from "./quarantine-fix-dto.ts";

export function ratesDto(agreement: AgreementRates) {
  const { waiting } = agreement;
  return {
    id: agreement.id,
    name: agreement.name,
    mnoName: agreement.mnoName,
    currency: agreement.currency,
    zone: agreement.zone,
    firstDay: agreement.firstDay,
    numbersDecideOn: agreement.numbersDecideOn,
    lines: agreement.lines.map(({ code, description, services, zones, unit, pricing }) => {
      return { code, description, services, zones, unit: unit.name, pricing };
    }),
    waiting:
      waiting === null
        ? null
        : {
            records: waiting.records,
            valueMicros: waiting.valueMicros,
            estimateMicros: waiting.estimateMicros,
            oldestAt: waiting.oldestAt,
          },
  };
}

export function previewedRatesDto(preview: PreviewedRates) {
  const { zone, versions, lacking } = preview;
  return {
    ...previewedFixDto(preview),
    zone,
    lacking: lacking.map((sum) => {
      const { what, service, direction, network, prefix, records, firstDay, firstAt, lastAt } = sum;
      return {
        what,
        zone: sum.zone,
        service,
        direction,
        network,
        prefix,
        records,
        firstDay,
        firstAt,
        lastAt,
      };
    }),
    versions: versions.map(({ version, base, effectiveFrom }) => ({ version, base, effectiveFrom })),
  };
}

export function draftDto(draft: Draft) {
  const { id, name, zone, currency } = draft.agreement;
  return {
    id: draft.id,
    agreement: { id, name, zone, currency },
    change: draft.change,
    effectiveFrom: draft.effectiveFrom,
    why: draft.why,
    proposedBy: draft.proposedBy,
    proposedAt: draft.proposedAt,
    status: draft.status,
    decidedBy: draft.decidedBy,
    decidedAt: draft.decidedAt,
    decisionReason: draft.decisionReason,
  };
}

export function shownDraftDto(draft: ShownDraft) {
  return {
    ...draftDto(draft),
    versions: draft.versions.map(({ version, effectiveFrom, terms }) => ({ version, effectiveFrom, terms })),
    fingerprint: draft.fingerprint,
    conflict: draft.conflict,
    redrives: draft.redrives.map(redriveDto),
  };
}
