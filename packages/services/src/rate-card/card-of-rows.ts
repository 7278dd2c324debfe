import { decodeRateCardTerms, encodeRateCardTerms } from "@tributary/db/terms/rate-card-terms";
import {
  type RateCardTermsInput,
  type RateCardTermsJson,
  rateCardTermsSchema,
} from "@tributary/db/terms/rate-card-terms-schema";
import { wordsCell } from "./cell-values.ts";
import { type GroupedRows, groupRows, type RateGroup, type RowFault } from "./group-rows.ts";
import type { RateColumn } from "./rate-columns.ts";
import { rateOfGroup } from "./rate-of-group.ts";
import type { RateRows } from "./read-rate-file.ts";
import { type FileZones, zonesOfRow, zonesOfRows } from "./zones-of-rows.ts";

export interface CardOfRows {
  /** null while something is wrong. */
  readonly terms: RateCardTermsJson | null;
  readonly faults: readonly RowFault[];
  /** The line on which a rate, or one of its bands, first stands. */
  readonly lineOf: (code: string, band?: string) => number;
}

/** Fields of the card, as the file calls them. */
const COLUMN_OF: Readonly<Record<string, RateColumn>> = {
  ...{ code: "code", description: "description", services: "services", directions: "directions" },
  ...{
    zones: "zones",
    bands: "band",
    name: "band",
    when: "when",
    first: "first",
    next: "next",
    setUpFee: "set_up_fee",
  },
  ...{ minimumCharge: "minimum_charge", maximumCharge: "maximum_charge", steps: "steps", model: "model" },
  ...{ upTo: "up_to", rate: "price", price: "price", flat: "tier_fee", block: "block", free: "package_free" },
};

/** A rate card as a file of prices makes it of another: its settings stay, its rates are the file's. */
export function cardOfRows(read: RateRows, before: RateCardTermsJson): CardOfRows {
  const grouped = groupRows(read.rows);
  const faults = [...grouped.faults];
  const zones = zonesOfRows(read, before.zones, faults);
  const rates = grouped.rates.map((group) => {
    const named = zonesOfRow(group.head);
    faults.push(...missing(group, named));
    return rateOfGroup(group, named, faults);
  });
  const { currency, zone, rounding, holidays } = before;
  const input: RateCardTermsInput = { currency, zone, rounding, holidays, zones: zones.table, rates };
  const parsed = rateCardTermsSchema.safeParse(input);
  const issues = parsed.error?.issues.filter((issue) => !isMissing(issue)) ?? [];
  faults.push(...issues.map((issue) => faultOf(issue, grouped, zones)));
  const found = inOrder(faults);
  return {
    // Written whole, so that 0.30 and 0.3 are one price.
    terms: found.length === 0 ? encodeRateCardTerms(decodeRateCardTerms(input)) : null,
    faults: found,
    lineOf: linesOf(grouped),
  };
}

function missing({ head: { line, cells } }: RateGroup, zones: readonly string[]): RowFault[] {
  const faults: RowFault[] = [];
  if (wordsCell(cells.services ?? "").length === 0) {
    faults.push({ line, column: "services", message: "name what it is for: voice, sms, mms or data" });
  }
  if (zones.length === 0) {
    faults.push({ line, column: "zones", message: "name a zone, or prefixes or networks that make one" });
  }
  return faults;
}

/** Said already, in better words. */
function isMissing({ path, code }: SchemaIssue): boolean {
  const last = path.at(-1);
  const isList = last === "services" || (last === "zones" && path[0] === "rates");
  return (isList && code === "too_small") || (last === "model" && code === "invalid_union");
}

const NO_DIGITS = {
  prefixes: "is no prefix: write 1 to 15 digits",
  networks: "is no network: write its country and network code, 5 or 6 digits",
} as const;

interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function faultOf({ path, message, code }: SchemaIssue, { rates }: GroupedRows, zones: FileZones): RowFault {
  const [part, second, third, bandIndex] = path;
  if (part === "zones") {
    const column = second === "plmns" ? "networks" : "prefixes";
    const said = code === "invalid_key" ? NO_DIGITS[column] : message;
    return { line: zones.lineOf(column, String(third)) ?? 1, column, message: `${String(third)} ${said}` };
  }
  const rate = rates[Number(second)];
  const band = third === "bands" ? rate?.bands[Number(bandIndex)] : undefined;
  const tier = path[5] === "tiers" ? band?.rows[Number(path[6])] : undefined;
  const line = (tier ?? band?.rows[0] ?? rate?.head)?.line ?? 1;
  return { line, column: columnAt(path), message };
}

function columnAt(path: readonly PropertyKey[]): RateColumn | null {
  const last = path.findLast((each) => typeof each === "string");
  if (last === "size") return path.includes("unit") ? "unit_size" : "package_size";
  if (last === "name" && path.includes("unit")) return "unit";
  const named = path.findLast((each) => typeof each === "string" && COLUMN_OF[each] !== undefined);
  return typeof named === "string" ? (COLUMN_OF[named] ?? null) : null;
}

function inOrder(faults: readonly RowFault[]): RowFault[] {
  return [...faults].sort((one, other) => one.line - other.line);
}

function linesOf({ rates }: GroupedRows): CardOfRows["lineOf"] {
  const lines = new Map<string, number>();
  for (const { code, head, bands } of rates) {
    lines.set(code, head.line);
    for (const { name, rows } of bands) lines.set(`${code}\n${name}`, rows[0].line);
  }
  return (code, band) => lines.get(band === undefined ? code : `${code}\n${band}`) ?? lines.get(code) ?? 1;
}
