import { DomainError } from "@tributary/domain/error";

export interface CsvOptions {
  readonly delimiter: string;
  /** Named in the refusal of a file that ends inside quotes. */
  readonly fileName: string;
}

/** One row, with the line of the file on which it starts, counted from 1. */
export interface CsvRow {
  readonly lineNumber: number;
  readonly cells: readonly string[];
}

/**
 * Splits CSV text into rows: quotes, doubled quotes and line breaks inside quotes, LF, CRLF or CR, with or
 * without a byte order mark. Rows without any text are passed over.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when the text ends inside quotes.
 */
export function parseCsv(text: string, { delimiter, fileName }: CsvOptions): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let lineNumber = 1;
  let startedOn = 1;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const cell =
      text[at] === '"' ? quotedCell(text, at, fileName, startedOn) : plainCell(text, at, delimiter);
    cells.push(cell.value);
    lineNumber += cell.lineBreaks;
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      // A delimiter at the very end still opens one more, empty cell.
      if (at < text.length) continue;
      cells.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    at += 1;
    lineNumber += 1;
    if (cells.some((value) => value.trim() !== "")) rows.push({ lineNumber: startedOn, cells });
    cells = [];
    startedOn = lineNumber;
  }
  return rows;
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly lineBreaks: number;
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length) {
    const character = text[end];
    if (character === delimiter || character === "\n" || character === "\r") break;
    end += 1;
  }
  return { value: text.slice(start, end), end, lineBreaks: 0 };
}

function quotedCell(text: string, start: number, fileName: string, line: number): Cell {
  let value = "";
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) {
      throw new DomainError(
        "FILE_UNREADABLE",
        `${fileName} ends inside the quotes that open on line ${line}.`,
      );
    }
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      return { value, end: quote + 1, lineBreaks: value.split("\n").length - 1 };
    }
    value += '"';
    from = quote + 2;
  }
}
