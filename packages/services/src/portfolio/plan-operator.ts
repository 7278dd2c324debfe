import { decodeMarginTerms, encodeMarginTerms } from "@tributary/db/terms/margin-terms";
import { parseMicros } from "@tributary/domain/money/micros";
import type { Known } from "./check-references.ts";
import type { MomentReader } from "./moment.ts";
import type { MarginVersionPlan, OperatorPlan, RangePlan, RevenuePlan } from "./plan.ts";
import type { OperatorEntry } from "./schema.ts";

/** The rows of one operator but for its SIMs. */
export interface PlannedOperator {
  readonly operator: OperatorPlan;
  readonly marginVersions: readonly MarginVersionPlan[];
  readonly ranges: readonly RangePlan[];
  readonly revenues: readonly RevenuePlan[];
}

/**
 * Resolves one operator's entry; its own dates are read in the zone of its first margin's agreement, else in
 * UTC.
 */
export function planOperator(entry: OperatorEntry, known: Known, read: MomentReader): PlannedOperator {
  const zoneOf = (agreement: string): string => known.agreements.get(agreement)?.zone ?? "UTC";
  const ownZone = zoneOf(entry.margins[0]?.agreement ?? "");
  const moment = (text: string, zone: string): Date => new Date(read(text, zone));
  const until = (text: string | null, zone: string): Date | null =>
    text === null ? null : moment(text, zone);
  return {
    operator: {
      id: entry.code,
      name: entry.name,
      status: entry.status,
      currency: entry.currency,
      country: entry.country ?? null,
      liveFrom: moment(entry.liveFrom, ownZone),
      liveUntil: until(entry.liveUntil, ownZone),
    },
    marginVersions: entry.margins.map((margin, index) => ({
      operatorId: entry.code,
      agreementId: margin.agreement,
      version:
        1 + entry.margins.slice(0, index).filter(({ agreement }) => agreement === margin.agreement).length,
      effectiveFrom: moment(margin.effectiveFrom, zoneOf(margin.agreement)),
      terms: encodeMarginTerms(decodeMarginTerms(margin.terms)),
    })),
    ranges: entry.ranges.map(({ agreement, kind, first, last, validFrom, validUntil }) => ({
      operatorId: entry.code,
      agreementId: agreement,
      kind,
      first,
      last,
      validFrom: moment(validFrom, zoneOf(agreement)),
      validUntil: until(validUntil, zoneOf(agreement)),
    })),
    revenues: entry.revenues.map(({ agreement, period, netRevenue, isProvisional }) => ({
      operatorId: entry.code,
      agreementId: agreement,
      period,
      netRevenueMicros: parseMicros(netRevenue),
      isProvisional,
    })),
  };
}
