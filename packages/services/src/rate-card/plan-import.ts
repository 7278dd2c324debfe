import { decodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsJson, RateJson } from "@tributary/db/terms/rate-card-terms-schema";
import type { ZoneTableJson } from "@tributary/db/terms/zone-table";
import { exactToDecimal } from "@tributary/domain/money/exact";
import { findOverlaps } from "@tributary/domain/rate-card/overlaps";
import { findPriceOutliers } from "@tributary/domain/rate-card/price-outliers";
import { type CardOfRows, cardOfRows } from "./card-of-rows.ts";
import type { RowFault } from "./group-rows.ts";
import { type RateChange, rateChanges } from "./rate-changes.ts";
import { type RateFile, readRateFile } from "./read-rate-file.ts";
import { termsFingerprint } from "./terms-fingerprint.ts";

/** A change, and the line that makes it; null for a rate that the file does not have. */
export interface FileChange extends RateChange {
  readonly line: number | null;
}

/** A price that may have been meant otherwise. */
export interface PriceQuestion {
  readonly line: number;
  readonly code: string;
  readonly band: string;
  readonly price: string;
  readonly usual: string;
  readonly unit: string;
}

/** Numbers or networks that lead to another zone than before. */
export interface ZoneChanges {
  readonly added: number;
  readonly moved: number;
  readonly ended: number;
}

export interface ImportPlan {
  readonly rows: number;
  readonly ignoredColumns: readonly string[];
  /** While there are any, nothing can be applied. */
  readonly faults: readonly RowFault[];
  readonly changes: readonly FileChange[];
  readonly unchanged: number;
  readonly prefixes: ZoneChanges;
  readonly networks: ZoneChanges;
  /** They have to be answered before the file is applied. */
  readonly questions: readonly PriceQuestion[];
  /** Zones of rates that no number and no network leads to: their rates are never used. */
  readonly emptyZones: readonly string[];
  readonly terms: RateCardTermsJson | null;
  /** Of what the file makes of what: whoever applies it has seen exactly this. */
  readonly fingerprint: string;
}

/**
 * What importing a file would make of a rate card: its settings stay, its rates become the file's.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function planImport(file: RateFile, before: RateCardTermsJson): Promise<ImportPlan> {
  const read = await readRateFile(file);
  const card = cardOfRows(read, before);
  const faults = [...card.faults, ...overlapFaults(card)];
  const after = faults.length === 0 ? card.terms : null;
  const common = { rows: read.rows.length, ignoredColumns: read.ignored, faults, terms: after };
  const fingerprint = termsFingerprint(before, after);
  if (after === null) return { ...common, ...NOTHING, fingerprint };
  const changes = rateChanges(before.rates, after.rates).map((change) => {
    return { ...change, line: change.after === null ? null : card.lineOf(change.code) };
  });
  const written = changes.filter(({ kind }) => kind !== "ended").length;
  return {
    ...common,
    changes,
    unchanged: after.rates.length - written,
    prefixes: zoneChanges(before.zones.prefixes, after.zones.prefixes),
    networks: zoneChanges(before.zones.plmns, after.zones.plmns),
    questions: questionsOf(after, card.lineOf),
    emptyZones: emptyZones(after),
    fingerprint,
  };
}

const NO_ZONES: ZoneChanges = { added: 0, moved: 0, ended: 0 };
const NOTHING = {
  ...{ changes: [], unchanged: 0, questions: [], emptyZones: [] },
  ...{ prefixes: NO_ZONES, networks: NO_ZONES },
} as const;

function overlapFaults({ terms, lineOf }: CardOfRows): RowFault[] {
  if (terms === null) return [];
  return findOverlaps(decodeRateCardTerms(terms).rates).map(
    ({ code, earlierCode, service, direction, zone }) => ({
      line: lineOf(code),
      column: "zones" as const,
      message: `line ${lineOf(earlierCode)}, ${earlierCode}, has ${service} ${direction} in ${zone} already`,
    }),
  );
}

function zoneChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): ZoneChanges {
  const names = Object.keys(after);
  const added = names.filter((name) => before[name] === undefined).length;
  const moved = names.filter((name) => before[name] !== undefined && before[name] !== after[name]).length;
  return { added, moved, ended: Object.keys(before).filter((name) => after[name] === undefined).length };
}

function questionsOf(terms: RateCardTermsJson, lineOf: CardOfRows["lineOf"]): PriceQuestion[] {
  const units = new Map(terms.rates.map(({ code, unit }) => [code, unit.name]));
  return findPriceOutliers(decodeRateCardTerms(terms).rates).map(({ code, band, price, usual }) => ({
    ...{ code, band, line: lineOf(code, band), unit: units.get(code) ?? "" },
    ...{ price: exactToDecimal(price, 12), usual: exactToDecimal(usual, 6) },
  }));
}

function emptyZones({
  rates,
  zones,
}: {
  readonly rates: readonly RateJson[];
  readonly zones: ZoneTableJson;
}): string[] {
  const reached = new Set([...Object.values(zones.prefixes), ...Object.values(zones.plmns)]);
  return [...new Set(rates.flatMap((rate) => rate.zones))].filter((zone) => !reached.has(zone));
}
