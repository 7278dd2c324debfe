import type { UsageLevel } from "@tributary/domain/plan/unit-economics";
import type { ListedPlan } from "@tributary/services/plan/list-plans";
import type { MovePreview } from "@tributary/services/plan/preview-move";
import type { ShownEconomics } from "@tributary/services/plan/show-economics";
import type { ShownPlan, ShownVersion } from "@tributary/services/plan/show-plan";

/** A plan in a list. */
export function planRowDto(row: ListedPlan) {
  const { code, name, kind, state, version, hasDraft, feesMicros, currency, subscribers } = row;
  return { code, name, kind, state, version, hasDraft, feesMicros, currency, subscribers };
}

export function shownPlanDto({ code, name, kind, state, retiredAt, current, ...shown }: ShownPlan) {
  const { versions, rateCards } = shown;
  return { code, name, kind, state, retiredAt, current, versions: versions.map(versionDto), rateCards };
}

function versionDto(version: ShownVersion) {
  return {
    version: version.version,
    isPublished: version.isPublished,
    rateCard: version.rateCard,
    terms: version.terms,
    feesMicros: version.feesMicros,
    fingerprint: version.fingerprint,
    createdBy: version.createdBy,
    createdAt: version.createdAt,
    publishedBy: version.publishedBy,
    publishedAt: version.publishedAt,
    subscribers: version.subscribers,
  };
}

export function movePreviewDto({ subscribers, effectiveAt, zone, currency, feesMicros }: MovePreview) {
  return { subscribers, effectiveAt, zone, currency, feesMicros };
}

/** What a version earns. What is compared with is the operator's own contract, as its statements show it. */
export function economicsDto(shown: ShownEconomics) {
  const { contract } = shown;
  return {
    period: shown.period,
    periods: shown.periods,
    subscribers: shown.subscribers,
    currency: shown.currency,
    feesMicros: shown.feesMicros,
    missing: contract.missing,
    breakEven: contract.missing === null ? contract.breakEven : null,
    unpriced: contract.missing === null ? contract.unpriced : [],
    levels: shown.levels.map((level, index) => {
      const compared = contract.missing === null ? contract.levels[index] : undefined;
      return {
        ...levelDto(level),
        contractMicros: compared?.contractMicros ?? null,
        leftMicros: compared?.leftMicros ?? null,
        leftBps: compared?.leftBps ?? null,
      };
    }),
  };
}

function levelDto({ percentile, usageMicros, quantities }: UsageLevel) {
  return {
    percentile,
    usageMicros,
    quantities: quantities.map(({ service, quantity }) => ({ service, quantity })),
  };
}
