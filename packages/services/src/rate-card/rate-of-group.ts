import { encodeWindow } from "@tributary/db/terms/rate-card-terms";
import type { RateCardTermsInput } from "@tributary/db/terms/rate-card-terms-schema";
import { DomainError } from "@tributary/domain/error";
import { parseWindows } from "@tributary/domain/rate-card/window-text";
import { decimalCell, wordsCell } from "./cell-values.ts";
import type { BandRows, RateGroup, RowFault } from "./group-rows.ts";
import type { RateCells, RateColumn } from "./rate-columns.ts";
import { stepsCell } from "./steps-cell.ts";

type RateInput = NonNullable<RateCardTermsInput["rates"]>[number];
type BandInput = RateInput["bands"][number];

const MINUTE = { name: "min", size: "60" };
const EVENT = { name: "event", size: "1" };
const MB = { name: "MB", size: "1000000" };
/** What a service is sold by when the file does not say. */
const USUAL_UNITS: Readonly<Record<string, RateInput["unit"]>> = {
  voice: MINUTE,
  sms: EVENT,
  mms: EVENT,
  data: MB,
};
const UNITS: Readonly<Record<string, RateInput["unit"]>> = {
  ...{ minute: MINUTE, min: MINUTE, event: EVENT, message: EVENT, mb: MB },
  second: { name: "second", size: "1" },
  kb: { name: "kB", size: "1000" },
  gb: { name: "GB", size: "1000000000" },
  kib: { name: "KiB", size: "1024" },
  mib: { name: "MiB", size: "1048576" },
  gib: { name: "GiB", size: "1073741824" },
};

/** What a rate's rows say, in the form of the card; what is wrong in it, the card's schema says. */
export function rateOfGroup(
  { code, head, bands }: RateGroup,
  zones: readonly string[],
  faults: RowFault[],
): RateInput {
  const { description = code, services = "", directions } = head.cells;
  const named = wordsCell(services);
  return {
    code,
    description,
    services: named as RateInput["services"],
    ...(directions === undefined ? {} : { directions: wordsCell(directions) as RateInput["directions"] }),
    zones: [...zones],
    unit: unitOf(head.cells, named),
    bands: bands.map((band) => bandOf(band, faults)),
  };
}

function unitOf({ unit, unit_size: size }: RateCells, services: readonly string[]): RateInput["unit"] {
  const usual = USUAL_UNITS[services[0] ?? ""] ?? EVENT;
  const known = unit === undefined ? usual : UNITS[unit.toLowerCase()];
  const name = known?.name ?? unit ?? "";
  return { name, size: size === undefined ? (known?.size ?? "") : decimalCell(size) };
}

const MODELS: readonly string[] = ["per-unit", "graduated", "volume", "package"];

function modelFault({ model = "per-unit", up_to: upTo }: RateCells): string | null {
  if (!MODELS.includes(model)) return `is none: choose ${MODELS.join(", ")}`;
  return model === "per-unit" && upTo !== undefined ? "choose graduated or volume for tiers" : null;
}

function bandOf({ name, rows }: BandRows, faults: RowFault[]): BandInput {
  const { cells, line } = rows[0];
  const fault = modelFault(cells);
  if (fault !== null) faults.push({ line, column: "model", message: fault });
  const read = <Value>(column: RateColumn, parse: (text: string) => Value): Value | undefined => {
    const text = cells[column];
    try {
      return text === undefined ? undefined : parse(text);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push({ line, column, message: error.message });
      return undefined;
    }
  };
  const windows = read("when", parseWindows);
  const record = {
    first: read("first", decimalCell),
    next: read("next", decimalCell),
    setUpFee: read("set_up_fee", decimalCell),
    minimumCharge: read("minimum_charge", decimalCell),
    maximumCharge: read("maximum_charge", decimalCell),
    steps: read("steps", stepsCell),
  };
  const said = Object.entries(record).filter(([, value]) => value !== undefined);
  return {
    name,
    when: windows?.map(encodeWindow) ?? null,
    record: Object.fromEntries(said),
    pricing: pricingOf(rows, record.steps !== undefined),
  };
}

function pricingOf(rows: BandRows["rows"], hasSteps: boolean): BandInput["pricing"] {
  const { model = "per-unit", price, package_size: size, package_free: free } = rows[0].cells;
  if (model === "package") {
    const base = { model, size: decimalCell(size ?? ""), price: decimalCell(price ?? "") } as const;
    return free === undefined ? base : { ...base, free: decimalCell(free) };
  }
  if (model === "graduated" || model === "volume")
    return { model, tiers: rows.map(({ cells }) => tierOf(cells)) };
  // Rates by step are prices of their own.
  return { model: model as "per-unit", rate: decimalCell(price ?? (hasSteps ? "0" : "")) };
}

function tierOf({ up_to: upTo, price, tier_fee: flat, block }: RateCells) {
  return {
    upTo: upTo === undefined ? null : decimalCell(upTo),
    rate: decimalCell(price ?? ""),
    ...(flat === undefined ? {} : { flat: decimalCell(flat) }),
    ...(block === undefined ? {} : { block: decimalCell(block) }),
  };
}
