import type { ZoneTableJson } from "@tributary/db/terms/zone-table";
import { digitsCell, wordsCell } from "./cell-values.ts";
import type { RowFault } from "./group-rows.ts";
import type { RateColumn } from "./rate-columns.ts";
import type { RateRow, RateRows } from "./read-rate-file.ts";

/** What zone a number or network is in, and the line that says so. */
interface Placed {
  readonly zone: string;
  readonly line: number;
}

export interface FileZones {
  readonly table: ZoneTableJson;
  /** Where a prefix or network stands in the file. */
  readonly lineOf: (column: "prefixes" | "networks", digits: string) => number | null;
}

/** The zones that a row names; a rate with numbers or networks of its own may go without: its code is one. */
export function zonesOfRow({ cells: { code, zones, prefixes, networks } }: RateRow): string[] {
  if (zones !== undefined) return wordsCell(zones);
  if (code === undefined || (prefixes ?? networks) === undefined) return [];
  const name = code.toLowerCase().replace(/[^a-z0-9_-]/g, "-");
  return [/^[a-z]/.test(name) ? name : `z-${name}`];
}

/**
 * What numbers and networks the zones have by a file. A column that the file has replaces what was there
 * before; one that it has not leaves it.
 */
export function zonesOfRows(
  { columns, rows }: Pick<RateRows, "columns" | "rows">,
  before: ZoneTableJson,
  faults: RowFault[],
): FileZones {
  const prefixes = placed(rows, "prefixes", faults);
  const networks = placed(rows, "networks", faults);
  return {
    table: {
      ...before,
      prefixes: columns.has("prefixes") ? zoneOfEach(prefixes) : before.prefixes,
      plmns: columns.has("networks") ? zoneOfEach(networks) : before.plmns,
    },
    lineOf: (column, digits) => (column === "prefixes" ? prefixes : networks).get(digits)?.line ?? null,
  };
}

function placed(
  rows: readonly RateRow[],
  column: Extract<RateColumn, "prefixes" | "networks">,
  faults: RowFault[],
): Map<string, Placed> {
  const found = new Map<string, Placed>();
  for (const row of rows) {
    const { line, cells } = row;
    const all = digitsCell(cells[column] ?? "");
    const [zone, ...more] = zonesOfRow(row);
    if (all.length > 0 && (zone === undefined || more.length > 0)) {
      faults.push({ line, column, message: "belong to one zone: name one in the row" });
    }
    if (zone === undefined || more.length > 0) continue;
    for (const digits of all) {
      const other = found.get(digits);
      if (other === undefined) found.set(digits, { zone, line });
      else if (other.zone !== zone) {
        faults.push({ line, column, message: `${digits} is in zone ${other.zone} by line ${other.line}` });
      }
    }
  }
  return found;
}

function zoneOfEach(all: ReadonlyMap<string, Placed>): Record<string, string> {
  return Object.fromEntries([...all].map(([digits, { zone }]) => [digits, zone]));
}
