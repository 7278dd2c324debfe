import { decodeWindow } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsJson, RateJson } from "@tributary/db/terms/rate-card-terms-schema";
import type { ZoneTableJson } from "@tributary/db/terms/zone-table";
import { windowsText } from "@tributary/domain/rate-card/window-text";
import type { RateCells, RateColumn } from "./rate-columns.ts";
import { stepsText } from "./steps-cell.ts";

type Band = RateJson["bands"][number];

/** A spreadsheet's cell holds 32,767 characters. */
const PREFIXES_A_ROW = 1_000;

/** The rows of a rate card in a file: zones first, then a row per price. They read back as the card. */
export function rateRows({ zones, rates }: Pick<RateCardTermsJson, "zones" | "rates">): RateCells[] {
  return [...zoneRows(zones), ...rates.flatMap(rowsOfRate)];
}

function zoneRows({ prefixes, plmns }: ZoneTableJson): RateCells[] {
  const [numbers, networks] = [byZone(prefixes), byZone(plmns)];
  const names = [...new Set([...numbers.keys(), ...networks.keys()])].sort();
  return names.flatMap((zone) => {
    const [own, others] = [chunks(numbers.get(zone) ?? []), chunks(networks.get(zone) ?? [])];
    const longest = own.length > others.length ? own : others;
    return longest.map((_, index) => cells({ zones: zone, prefixes: own[index], networks: others[index] }));
  });
}

function byZone(table: Readonly<Record<string, string>>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [digits, zone] of Object.entries(table)) {
    const all = found.get(zone) ?? [];
    found.set(zone, all);
    all.push(digits);
  }
  return found;
}

function chunks(all: readonly string[]): string[] {
  const count = Math.ceil(all.length / PREFIXES_A_ROW);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * PREFIXES_A_ROW, (index + 1) * PREFIXES_A_ROW).join(" "),
  );
}

function rowsOfRate({ code, description, services, directions, zones, unit, bands }: RateJson): RateCells[] {
  const head = cells({
    description,
    services: services.join(" "),
    directions: directions?.join(" "),
    zones: zones.join(" "),
    unit: unit.name,
    unit_size: unit.size,
  });
  return bands.flatMap(rowsOfBand).map((row, index) => ({ code, ...(index === 0 ? head : {}), ...row }));
}

function rowsOfBand(band: Band): RateCells[] {
  const { name, when, record, pricing } = band;
  const head = cells({
    when: when === null ? undefined : whenText(when),
    first: record.first,
    next: record.next,
    set_up_fee: record.setUpFee,
    minimum_charge: record.minimumCharge,
    maximum_charge: record.maximumCharge,
    steps: record.steps === undefined ? undefined : stepsText(record.steps),
    model: pricing.model,
  });
  return pricesOf(pricing).map((price, index) => ({ band: name, ...(index === 0 ? head : {}), ...price }));
}

function pricesOf(pricing: Band["pricing"]): RateCells[] {
  if (pricing.model === "per-unit") return [{ price: pricing.rate }];
  if (pricing.model === "package") {
    return [cells({ price: pricing.price, package_size: pricing.size, package_free: pricing.free })];
  }
  return pricing.tiers.map(({ upTo, rate, flat, block }) => {
    return cells({ up_to: upTo ?? undefined, price: rate, tier_fee: flat, block });
  });
}

/** The times of a band in words. */
export function whenText(when: NonNullable<Band["when"]>): string {
  return windowsText(when.map(decodeWindow));
}

/** Of the cells given, those with a text. */
function cells(all: { readonly [Column in RateColumn]?: string | undefined }): RateCells {
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined));
}
