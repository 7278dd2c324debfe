import { createRowScanner, type RowScanner } from "../csv/row-scanner.ts";
import { scanRow } from "../csv/scan-row.ts";
import type { CsvOptions, RawRow } from "../csv/types.ts";
import { bytesOf, type Row } from "../row/row.ts";

/** The texts of a line's columns, or why it has none. */
export type SplitLine = (line: string) => readonly string[] | string;

/** Files of which each line is a record and whose columns are known before they are read. */
export interface LineFormat {
  readonly columns: readonly string[];
  readonly split: SplitLine;
}

type LineOptions = Pick<CsvOptions, "encoding" | "maxRecordBytes">;

/**
 * Reads lines as rows, however the chunks fall.
 *
 * Shape   first a header row of the columns (line 0, no bytes), then a row for each line that is not empty.
 */
export function createLineReader(
  options: LineOptions,
  format: LineFormat,
  take: (row: RawRow) => void,
): Pick<RowScanner, "push" | "end"> {
  let hasBegun = false;
  const scanner = createRowScanner(wholeLines(options), (row) => take(inColumns(row, options, format)));
  const begin = (): void => {
    if (!hasBegun)
      take({ line: 0, bytes: Buffer.alloc(0), fields: format.columns, fault: null, isCut: false });
    hasBegun = true;
  };
  return {
    push(chunk) {
      begin();
      scanner.push(chunk);
    },
    end: () => scanner.end(),
  };
}

/** Reads one line again that stands alone; null when the bytes are no single line. */
export function readLineAgain(
  options: LineOptions,
  format: LineFormat,
): (bytes: Buffer, line: number) => RawRow | null {
  return (bytes, line) => {
    const row = scanRow(wholeLines(options), bytes, line, null);
    return row === null ? null : inColumns(row, options, format);
  };
}

/** The scanner of delimited text gives a line as one field when its delimiter never comes. */
function wholeLines({ encoding, maxRecordBytes }: LineOptions): CsvOptions {
  return { encoding, maxRecordBytes, delimiter: "\0", quote: null, quotedNewlines: false };
}

function inColumns(row: Row, { encoding }: LineOptions, format: LineFormat): RawRow {
  const { line, fault, isCut } = row;
  const bytes = bytesOf(row);
  if (fault !== null) return { line, bytes, fields: [], fault, isCut };
  const fields = format.split(bytes.toString(encoding === "latin1" ? "latin1" : "utf8"));
  if (typeof fields === "string") return { line, bytes, fields: [], fault: fields, isCut };
  return { line, bytes, fields, fault: null, isCut };
}
