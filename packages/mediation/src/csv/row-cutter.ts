import type { PlainSyntax } from "../row/fields.ts";
import type { Row } from "../row/row.ts";
import { ScannedRow } from "./scanned-row.ts";
import { type QuotedRow, type QuotedSyntax, splitQuoted } from "./split-quoted.ts";
import type { CsvOptions } from "./types.ts";

const LF = 10;
const CR = 13;

/** Cuts the bytes in the kernel's window into rows and fields. */
export interface RowCutter {
  /** Takes the rows from `from` on; answers the position of the first one that is not whole yet. */
  readonly takeRows: (bytes: Buffer, from: number, isLast: boolean) => number;
  /** Refuses a line of which these bytes are only the beginning. */
  readonly refuseCut: (bytes: Buffer) => void;
  /** Counts a line of which nothing is taken. */
  readonly passLine: () => void;
  readonly expectFields: (count: number) => void;
}

/**
 * Rows of plain ASCII are cut byte by byte and never decoded; all others are split as texts. A quoted field
 * may hold line ends; when the quote turns out never to be closed, its first line alone is refused and
 * reading goes on with the next one, so that one bad line cannot swallow good ones.
 */
export function createRowCutter(options: CsvOptions, onRow: (row: Row) => void): RowCutter {
  const { maxRecordBytes } = options;
  const syntax = syntaxOf(options);
  const row = new ScannedRow();
  const takePlain = plainTaker(options, row, onRow);
  let expected: number | null = null;

  const refuse = (bytes: Buffer, from: number, to: number, fault: string): void => {
    row.place(bytes, from, to);
    row.fields.begin(bytes);
    row.fault = fault;
    row.isCut = fault === tooLong(maxRecordBytes);
    onRow(row);
    row.isCut = false;
  };
  const accept = (bytes: Buffer, from: number, to: number, texts: readonly string[]): void => {
    row.place(bytes, from, to);
    row.fields.take(texts);
    row.fault = faultOf(bytes.subarray(from, to), texts, options);
    onRow(row);
  };

  function takeRows(bytes: Buffer, from: number, isLast: boolean): number {
    let at = from;
    while (at < bytes.length) {
      const next = takePlain(bytes, at, isLast) ?? takeOther(bytes, at, isLast);
      if (next === null) break;
      at = next;
    }
    return at;
  }

  function takeOther(bytes: Buffer, at: number, isLast: boolean): number | null {
    const lineFeed = bytes.indexOf(LF, at);
    if (lineFeed < 0 && !isLast) return null;
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const quote = syntax === null ? -1 : bytes.subarray(at, end).indexOf(syntax.quote);
    const isPlain = quote < 0 || end - at > maxRecordBytes;
    return isPlain ? takeLine(bytes, at, end) : takeQuoted(bytes, at, end, isLast);
  }

  function takeLine(bytes: Buffer, at: number, end: number): number {
    const to = end > at && bytes[end - 1] === CR ? end - 1 : end;
    if (to - at > maxRecordBytes) refuse(bytes, at, at + maxRecordBytes, tooLong(maxRecordBytes));
    else if (to > at) accept(bytes, at, to, decode(options, bytes, at, to).split(options.delimiter));
    row.line += 1;
    return end + 1;
  }

  function takeQuoted(bytes: Buffer, at: number, end: number, isLast: boolean): number | null {
    const split = splitQuoted(bytes, at, syntax as QuotedSyntax, isLast);
    if (split.status === "open" && !isLast && bytes.length - at <= maxRecordBytes) return null;
    const fault = faultOfQuoted(split, at, end, expected, options);
    if (fault !== null || split.status !== "whole") {
      refuse(bytes, at, bytes[end - 1] === CR ? end - 1 : end, fault ?? "");
      row.line += 1;
      return end + 1;
    }
    accept(bytes, at, split.end, split.fields);
    row.line += linesIn(bytes, at, split.next);
    return split.next;
  }

  return {
    takeRows,
    refuseCut: (bytes) => refuse(bytes, 0, maxRecordBytes, tooLong(maxRecordBytes)),
    passLine() {
      row.line += 1;
    },
    expectFields(count) {
      expected = count;
    },
  };
}

/** Takes a row in which each byte is what it says; null when it is no such row, or not whole. */
function plainTaker(
  options: CsvOptions,
  row: ScannedRow,
  onRow: (row: Row) => void,
): (bytes: Buffer, from: number, isLast: boolean) => number | null {
  const plain = plainSyntaxOf(options);
  const { maxRecordBytes } = options;
  const { fields } = row;
  return (bytes, from, isLast) => {
    const at = fields.cut(bytes, from, plain);
    if (at === bytes.length ? !isLast : bytes[at] !== LF) return null;
    const to = at > from && bytes[at - 1] === CR ? at - 1 : at;
    if (to - from > maxRecordBytes) return null;
    if (to > from) {
      fields.endAt(to);
      row.place(bytes, from, to);
      row.fault = null;
      onRow(row);
    }
    row.line += 1;
    return at + 1;
  };
}

function plainSyntaxOf({ delimiter, quote }: CsvOptions): PlainSyntax {
  return { delimiter: codeOf(delimiter), quote: codeOf(quote) };
}

/** No byte is below 0: it stands for what files do not have. */
function codeOf(character: string | null): number {
  return character === null || character === "\0" ? -1 : character.charCodeAt(0);
}

function faultOfQuoted(
  row: QuotedRow,
  at: number,
  end: number,
  expected: number | null,
  { quotedNewlines, maxRecordBytes }: CsvOptions,
): string | null {
  if (row.status === "open") return "a quote is opened and never closed";
  if (row.status === "broken") return row.fault;
  const isOverLines = row.next > end + 1;
  if (!isOverLines) return null;
  if (!quotedNewlines) return "a quote is not closed on its line";
  if (row.end - at > maxRecordBytes) return tooLong(maxRecordBytes);
  const isMismatch = expected !== null && row.fields.length !== expected;
  return isMismatch ? "a quote is opened and never closed" : null;
}

function syntaxOf(options: CsvOptions): QuotedSyntax | null {
  if (options.quote === null) return null;
  return {
    delimiter: options.delimiter.charCodeAt(0),
    quote: options.quote.charCodeAt(0),
    decode: (bytes, from, to) => decode(options, bytes, from, to),
  };
}

function decode({ encoding }: CsvOptions, bytes: Buffer, from: number, to: number): string {
  return bytes.toString(encoding === "latin1" ? "latin1" : "utf8", from, to);
}

/** U+FFFD stands where the bytes were no UTF-8; PostgreSQL cannot hold NUL in a text. */
function faultOf(bytes: Buffer, texts: readonly string[], { encoding }: CsvOptions): string | null {
  if (bytes.includes(0)) return "a byte is NUL";
  const isBroken = encoding === "utf-8" && texts.some((text) => text.includes("\uFFFD"));
  return isBroken ? "a byte is not UTF-8" : null;
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF, from); at >= 0 && at < to; at = bytes.indexOf(LF, at + 1)) count += 1;
  return Math.max(count, 1);
}

function tooLong(limit: number): string {
  return `the row is longer than ${limit} bytes; its first ${limit} are kept`;
}
