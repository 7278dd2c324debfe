import type { RateColumn } from "./rate-columns.ts";
import type { RateRow } from "./read-rate-file.ts";

/** What is wrong in a file, and where. */
export interface RowFault {
  readonly line: number;
  readonly column: RateColumn | null;
  readonly message: string;
}

/** The rows of one band; more than one where it has tiers. */
export interface BandRows {
  readonly name: string;
  readonly rows: readonly [RateRow, ...RateRow[]];
}

/** The rows of one rate, its bands in the order of the file. */
export interface RateGroup {
  readonly code: string;
  readonly head: RateRow;
  readonly bands: readonly BandRows[];
}

export interface GroupedRows {
  readonly rates: readonly RateGroup[];
  /** Rows without a code: they say what numbers and networks a zone has. */
  readonly zones: readonly RateRow[];
  readonly faults: readonly RowFault[];
}

/** What a rate says once. */
const OF_RATE: readonly RateColumn[] = [
  ...(["description", "services", "directions", "zones", "prefixes", "networks"] as const),
  ...(["unit", "unit_size"] as const),
];
/** What a band says once. */
const OF_BAND: readonly RateColumn[] = [
  ...(["when", "first", "next", "set_up_fee", "minimum_charge", "maximum_charge", "steps", "model"] as const),
  ...(["package_size", "package_free"] as const),
];

/**
 * Puts the rows of a file together by rate and band. What the first row of a rate or band says need not stand
 * in the others; where it does, it has to be the same.
 */
export function groupRows(rows: readonly RateRow[]): GroupedRows {
  const groups = new Map<string, Map<string, RateRow[]>>();
  const zones: RateRow[] = [];
  for (const row of rows) {
    const { code } = row.cells;
    if (code === undefined) zones.push(row);
    else {
      const bands = groups.get(code) ?? new Map<string, RateRow[]>();
      groups.set(code, bands);
      const name = bandName(row);
      bands.set(name, [...(bands.get(name) ?? []), row]);
    }
  }
  const rates = [...groups].flatMap(([code, bands]) => groupOf(code, bands) ?? []);
  return { rates, zones, faults: rates.flatMap(contradictions) };
}

function groupOf(code: string, bands: ReadonlyMap<string, readonly RateRow[]>): RateGroup | null {
  const named = [...bands].flatMap(([name, [first, ...more]]) =>
    first === undefined ? [] : [{ name, rows: [first, ...more] as const }],
  );
  const head = named[0]?.rows[0];
  return head === undefined ? null : { code, head, bands: named as BandRows[] };
}

function bandName({ cells: { band, when } }: RateRow): string {
  return (band ?? when ?? "all").slice(0, 40);
}

function contradictions({ head, bands }: RateGroup): RowFault[] {
  return bands.flatMap(({ rows }) => [
    ...rows.flatMap((row) => differences(head, row, OF_RATE)),
    ...rows.flatMap((row) => differences(rows[0], row, OF_BAND)),
    ...sameTwice(rows),
  ]);
}

function differences(first: RateRow, row: RateRow, columns: readonly RateColumn[]): RowFault[] {
  return columns.flatMap((column) => {
    const [said, says] = [first.cells[column], row.cells[column]];
    if (row === first || says === undefined || says === said) return [];
    const before = said === undefined ? "is empty" : `says "${said.slice(0, 40)}"`;
    return [{ line: row.line, column, message: `line ${first.line} ${before}: let both say the same` }];
  });
}

/** A band has one price, unless tiers follow one another. */
function sameTwice([first, ...more]: BandRows["rows"]): RowFault[] {
  const { model = "per-unit", up_to: upTo } = first.cells;
  if (model !== "per-unit" && model !== "package" && upTo !== undefined) return [];
  return more.map(({ line }) => ({
    line,
    column: "code" as const,
    message: `line ${first.line} has this rate already: take one of them out, or name their bands apart`,
  }));
}
