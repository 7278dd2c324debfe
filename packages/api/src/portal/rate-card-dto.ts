import { plainAmount } from "@tributary/domain/money/amount-text";
import type { PreviewedImport } from "@tributary/services/rate-card/import-rates";
import type { ListedRateCard } from "@tributary/services/rate-card/list-rate-cards";
import { whenText } from "@tributary/services/rate-card/rate-rows";
import type { ShownRateCard } from "@tributary/services/rate-card/show-rate-card";
import { stepsText } from "@tributary/services/rate-card/steps-cell";
import type { TriedRecord } from "@tributary/services/rate-card/try-record";

type RateJson = ShownRateCard["rates"][number];

/** What a person looks through; the file has the rest. */
const SHOWN_FAULTS = 100;
const SHOWN_CHANGES = 200;
const SHOWN_QUESTIONS = 100;
const SHOWN_ZONES = 20;

export function rateCardRowDto(row: ListedRateCard) {
  const { code, name, currency, versions, inForce, upcoming, draft, zone } = row;
  return { code, name, currency, versions, inForce, upcoming, draft, zone };
}

export function shownRateCardDto({ card, shown, settings, ...rest }: ShownRateCard) {
  const { zones, zone, rounding, holidays } = settings;
  return {
    ...{ code: card.code, name: card.name, currency: card.currency, zone, rounding, holidays },
    homeNetworks: zones.homePlmns ?? [],
    prefixes: Object.keys(zones.prefixes).length,
    networks: Object.keys(zones.plmns).length,
    versions: rest.versions.map(versionDto),
    inForce: rest.inForce,
    shown: versionDto(shown),
    rates: rest.rates.map(rateDto),
    ...{ total: rest.total, rateCount: rest.rateCount, changes: rest.changes, fingerprint: rest.fingerprint },
  };
}

function versionDto(version: ShownRateCard["shown"]) {
  const { version: number, status, effectiveFrom, createdBy, createdAt, publishedBy, publishedAt } = version;
  return { version: number, status, effectiveFrom, createdBy, createdAt, publishedBy, publishedAt };
}

function rateDto({ code, description, services, directions, zones, unit, bands }: RateJson) {
  return {
    ...{ code, description, services, directions: directions ?? null, zones, unit: unit.name },
    bands: bands.map(({ name, when, record, pricing }) => ({
      ...{ name, when: when === null ? null : whenText(when), pricing },
      ...{ first: record.first, next: record.next, setUpFee: record.setUpFee },
      ...{ minimumCharge: record.minimumCharge, maximumCharge: record.maximumCharge ?? null },
      steps: record.steps === undefined ? null : stepsText(record.steps),
    })),
  };
}

export function previewDto(plan: PreviewedImport) {
  const { rows, ignoredColumns, unchanged, prefixes, networks, fingerprint, base } = plan;
  const count = (kind: string) => plan.changes.filter((change) => change.kind === kind).length;
  return {
    ...{ rows, ignoredColumns, unchanged, prefixes, networks, fingerprint, base },
    isApplicable: plan.terms !== null,
    faults: plan.faults
      .slice(0, SHOWN_FAULTS)
      .map(({ line, column, message }) => ({ line, column, message })),
    faultCount: plan.faults.length,
    counts: { new: count("new"), changed: count("changed"), ended: count("ended") },
    changes: plan.changes.slice(0, SHOWN_CHANGES).map(({ kind, code, line, before, after }) => ({
      ...{ kind, code, line },
      before: before === null ? null : rateDto(before),
      after: after === null ? null : rateDto(after),
    })),
    questions: plan.questions.slice(0, SHOWN_QUESTIONS),
    questionCount: plan.questions.length,
    emptyZones: plan.emptyZones.slice(0, SHOWN_ZONES),
    emptyZoneCount: plan.emptyZones.length,
  };
}

export function triedDto(tried: TriedRecord) {
  if ("unrateable" in tried) return { unrateable: tried.unrateable };
  const { currency, zone, found, description, parts, totalMicros } = tried;
  return {
    ...{ unrateable: null, currency, zone, rateCode: found.rateCode, description, rateZone: found.zone },
    // Prices have more decimals than their currency: all of them are told.
    parts: parts.map(({ band, occurredAt, ratedQuantity, amountMicros }) => {
      const amount = plainAmount(amountMicros, currency);
      return { band, occurredAt: new Date(occurredAt), ratedQuantity, amount };
    }),
    total: plainAmount(totalMicros, currency),
  };
}
