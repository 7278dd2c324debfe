import { DomainError } from "@tributary/domain/error";
import { type CsvRow, parseCsv } from "../csv/parse-csv.ts";
import { columnOf, type RateCells, type RateColumn } from "./rate-columns.ts";
import { readWorkbook } from "./read-workbook.ts";

export interface RateFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One row of prices, with the line of the file on which it starts. */
export interface RateRow {
  readonly line: number;
  readonly cells: RateCells;
}

export interface RateRows {
  readonly columns: ReadonlySet<RateColumn>;
  /** Headers that mean nothing here. */
  readonly ignored: readonly string[];
  readonly rows: readonly RateRow[];
}

/** A price list of the whole world has some ten thousand. */
const MOST_ROWS = 50_000;
const DELIMITERS = [",", ";", "\t", "|"];
/** A header comes at the top, behind a title perhaps. */
const HEADER_WITHIN = 20;
/** How an export keeps a spreadsheet from running a text. */
const INERT = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/**
 * Reads a file of prices, CSV or XLSX, by the row that names its columns.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function readRateFile({ name, bytes }: RateFile): Promise<RateRows> {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const table = isWorkbook ? await readWorkbook(bytes, name) : readText(bytes, name);
  const at = table.slice(0, HEADER_WITHIN).findIndex(isHeader);
  const header = table[at]?.cells.map((cell) => ({ cell, column: columnOf(cell) })) ?? [];
  const columns = header.flatMap(({ column }) => column ?? []);
  refuseTwice(columns, name);
  if (columns.length === 0)
    throw unreadable(name, 'has no row that names its columns, "code" and "price" at least');
  const rows = table.slice(at + 1);
  if (rows.length > MOST_ROWS)
    throw unreadable(name, `has ${rows.length} rows; at most ${MOST_ROWS} are read`);
  return {
    columns: new Set(columns),
    ignored: header.flatMap(({ cell, column }) => (column === null && cell !== "" ? [cell] : [])),
    rows: rows.map(({ lineNumber, cells }) => ({
      line: lineNumber,
      cells: cellsOf(
        header.map(({ column }) => column),
        cells,
      ),
    })),
  };
}

function isHeader({ cells }: CsvRow): boolean {
  const columns = cells.map(columnOf);
  return columns.includes("code") && columns.includes("price");
}

function cellsOf(columns: readonly (RateColumn | null)[], cells: readonly string[]): RateCells {
  const named = columns.flatMap((column, index) => {
    const text = cells[index]?.replace(INERT, "").trim() ?? "";
    return column === null || text === "" ? [] : [[column, text] as const];
  });
  return Object.fromEntries(named);
}

function readText(bytes: Uint8Array, name: string): CsvRow[] {
  const text = decode(bytes, name);
  const head = text.split(/\r\n|\n|\r/, HEADER_WITHIN);
  const known = (delimiter: string) =>
    Math.max(...head.map((line) => line.replaceAll('"', "").split(delimiter).filter(columnOf).length));
  const [delimiter = ","] = [...DELIMITERS].sort((one, other) => known(other) - known(one));
  return parseCsv(text, { delimiter, fileName: name });
}

function decode(bytes: Uint8Array, name: string): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(name, "is not text in UTF-8: save it as CSV in UTF-8, or as XLSX");
  }
}

function refuseTwice(columns: readonly RateColumn[], name: string): void {
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (twice !== undefined) throw unreadable(name, `has two columns for "${twice}": take one of them out`);
}

function unreadable(name: string, what: string): DomainError {
  return new DomainError("FILE_UNREADABLE", `${name} ${what}.`);
}
