import { DomainError } from "@tributary/domain/error";
import { type CsvRow, parseCsv } from "../csv/parse-csv.ts";
import type { ColumnReference, InvoiceMapping, RowTest } from "./mapping.ts";

/** One line as printed: its cells by the mapping's columns. */
export interface PrintedLine {
  /** Where it stands, for a person to find it. */
  readonly place: string;
  cell(column: ColumnReference): string;
}

/** An invoice file taken apart, nothing interpreted. */
export interface PrintedInvoice {
  readonly fileName: string;
  readonly rows: readonly CsvRow[];
  /** The document of a JSON invoice, else null. */
  readonly document: unknown;
  readonly lines: readonly PrintedLine[];
}

/**
 * Takes an invoice file apart into its cells and its line rows.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `MAPPING_INVALID` when a column is not there.
 */
export function printedInvoice(text: string, fileName: string, mapping: InvoiceMapping): PrintedInvoice {
  const opened =
    mapping.format === "csv" ? openCsv(text, fileName, mapping) : openJson(text, fileName, mapping);
  const { keep, skip, endsAt } = mapping.lines;
  const end = opened.lines.findIndex((line) => endsAt.some((test) => holds(test, line)));
  const table = end === -1 ? opened.lines : opened.lines.slice(0, end);
  const lines = table.filter(
    (line) => keep.every((test) => holds(test, line)) && !skip.some((test) => holds(test, line)),
  );
  return { ...opened, fileName, lines };
}

/** A JSON pointer into a document; undefined where it leads nowhere. */
export function followPointer(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, part) => {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
      return (value as Record<string, unknown>)[part];
    }, document);
}

/** Numbers stay as they are printed in the text only when the sender wrote them as strings; both are read. */
export function jsonText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

type Opened = Omit<PrintedInvoice, "fileName">;

function openCsv(text: string, fileName: string, mapping: InvoiceMapping): Opened {
  const rows = parseCsv(text, { delimiter: mapping.delimiter, fileName });
  const { headerRow } = mapping.lines;
  const headerIndex = headerRow === null ? -1 : rows.findIndex((row) => isHeaderRow(row, headerRow));
  if (headerRow !== null && headerIndex === -1) {
    const sought =
      typeof headerRow === "number" ? `row ${headerRow}` : `a row that starts with "${headerRow.startsWith}"`;
    throw new DomainError(
      "MAPPING_INVALID",
      `${fileName} has no column titles in ${sought}: check headerRow.`,
    );
  }
  const titles = (rows[headerIndex]?.cells ?? []).map((title) => title.trim());
  const lines = rows.slice(headerIndex + 1).map((row): PrintedLine => {
    const place = `${fileName} row ${row.lineNumber}`;
    return { place, cell: (column) => (row.cells[positionOf(column, titles, fileName)] ?? "").trim() };
  });
  return { rows, document: null, lines };
}

function isHeaderRow(row: CsvRow, headerRow: number | { startsWith: string }): boolean {
  if (typeof headerRow === "number") return row.lineNumber === headerRow;
  return row.cells[0]?.trim() === headerRow.startsWith;
}

function positionOf(column: ColumnReference, titles: readonly string[], fileName: string): number {
  if (typeof column === "number") return column - 1;
  const position = titles.indexOf(column);
  if (position !== -1) return position;
  throw new DomainError(
    "MAPPING_INVALID",
    `${fileName} has no column "${column}": it has ${titles.join(", ")}.`,
  );
}

function openJson(text: string, fileName: string, mapping: InvoiceMapping): Opened {
  const document = parseJson(text, fileName);
  const { pointer } = mapping.lines;
  const entries = followPointer(document, pointer);
  if (!Array.isArray(entries)) {
    throw new DomainError(
      "MAPPING_INVALID",
      `${fileName} has no array of lines at ${pointer}: check lines.pointer.`,
    );
  }
  const lines = entries.map((entry: unknown, index): PrintedLine => {
    const place = `${fileName} ${pointer}/${index}`;
    return { place, cell: (column) => jsonText(followPointer(entry, memberPointer(column))).trim() };
  });
  return { rows: [], document, lines };
}

function memberPointer(column: ColumnReference): string {
  if (typeof column === "number") return `/${column - 1}`;
  return column.startsWith("/") ? column : `/${column.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new DomainError("FILE_UNREADABLE", `${fileName} is not JSON: ${(error as Error).message}.`);
  }
}

function holds(test: RowTest, line: PrintedLine): boolean {
  const cell = line.cell(test.column);
  if (test.equals !== undefined && !test.equals.includes(cell)) return false;
  if (test.pattern !== undefined && !new RegExp(test.pattern, "u").test(cell)) return false;
  return test.isBlank === undefined || test.isBlank === (cell === "");
}
