import { isAscii } from "node:buffer";
import { ScannedRow } from "./scanned-row.ts";
import { type QuotedRow, type QuotedSyntax, splitQuoted } from "./split-quoted.ts";
import type { CsvOptions, RawRow } from "./types.ts";

const LF = 10;
const CR = 13;

export interface RowScanner {
  readonly push: (chunk: Buffer) => void;
  readonly end: () => void;
  /**
   * Once known, a row over several lines with another number of fields is taken for a quote that was never
   * closed.
   */
  readonly expectFields: (count: number) => void;
}

/**
 * Cuts a stream of bytes into rows and fields, each row handed to `onRow` as soon as it is whole. Memory
 * stays within one chunk and one row. A quoted field may hold line ends; when the quote turns out never to
 * be closed, its first line alone is refused and reading goes on with the next one, so that one bad line
 * cannot swallow good ones.
 */
export function createRowScanner(options: CsvOptions, onRow: (row: RawRow) => void): RowScanner {
  const { maxRecordBytes } = options;
  const syntax = syntaxOf(options);
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let isFirst = true;
  let isSkipping = false;
  let expected: number | null = null;
  /** The bytes at hand as one text, position by position, when nothing in them needs a second look. */
  let plainText: string | null = null;

  const refuse = (bytes: Buffer, fault: string): void =>
    onRow({ line, bytes, fields: [], fault, isCut: fault === tooLong(maxRecordBytes) });
  const accept = (bytes: Buffer, from: number, to: number, fields: readonly string[]): void => {
    const fault = plainText === null ? faultOf(bytes.subarray(from, to), fields, options) : null;
    onRow(new ScannedRow(line, bytes, from, to, fields, fault));
  };
  const textOf = (bytes: Buffer, from: number, to: number): string =>
    plainText?.slice(from, to) ?? decode(options, bytes, from, to);

  /** Takes the rows of `bytes`; answers the position of the first one that is not whole yet. */
  function takeRows(bytes: Buffer, isLast: boolean): number {
    plainText = isAscii(bytes) && !bytes.includes(0) ? bytes.toString("latin1") : null;
    let at = 0;
    let nextQuote = -2;
    while (at < bytes.length) {
      const lineFeed = bytes.indexOf(LF, at);
      if (lineFeed < 0 && !isLast) break;
      const end = lineFeed < 0 ? bytes.length : lineFeed;
      if (nextQuote !== -1 && nextQuote < at)
        nextQuote = syntax === null ? -1 : bytes.indexOf(syntax.quote, at);
      const isPlain = syntax === null || nextQuote < 0 || nextQuote >= end;
      const next =
        isPlain || end - at > maxRecordBytes ? takeLine(bytes, at, end) : takeQuoted(bytes, at, end, isLast);
      if (next === null) break;
      at = next;
    }
    return at;
  }

  function takeLine(bytes: Buffer, at: number, end: number): number {
    const to = end > at && bytes[end - 1] === CR ? end - 1 : end;
    if (to - at > maxRecordBytes) refuse(bytes.subarray(at, at + maxRecordBytes), tooLong(maxRecordBytes));
    else if (to > at) accept(bytes, at, to, textOf(bytes, at, to).split(options.delimiter));
    line += 1;
    return end + 1;
  }

  function takeQuoted(bytes: Buffer, at: number, end: number, isLast: boolean): number | null {
    const row = splitQuoted(bytes, at, syntax as QuotedSyntax, isLast);
    if (row.status === "open" && !isLast && bytes.length - at <= maxRecordBytes) return null;
    const fault = faultOfQuoted(row, at, end, expected, options);
    if (fault !== null || row.status !== "whole") {
      refuse(bytes.subarray(at, bytes[end - 1] === CR ? end - 1 : end), fault ?? "");
      line += 1;
      return end + 1;
    }
    accept(bytes, at, row.end, row.fields);
    line += linesIn(bytes, at, row.next);
    return row.next;
  }

  /** What is left of an over-long line is passed by until its end, so that it cannot fill the memory. */
  function passBy(bytes: Buffer): Buffer {
    const lineFeed = bytes.indexOf(LF);
    if (lineFeed < 0) return Buffer.alloc(0);
    isSkipping = false;
    line += 1;
    return bytes.subarray(lineFeed + 1);
  }

  function drain(isLast: boolean): void {
    if (isFirst) rest = withoutMark(rest);
    isFirst = false;
    if (isSkipping) rest = passBy(rest);
    rest = rest.subarray(takeRows(rest, isLast));
    if (!isLast && rest.length > maxRecordBytes && !isSkipping && rest.indexOf(LF) < 0) {
      refuse(rest.subarray(0, maxRecordBytes), tooLong(maxRecordBytes));
      isSkipping = true;
      rest = Buffer.alloc(0);
    }
  }

  return {
    push(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!isFirst || rest.length >= 3) drain(false);
    },
    end: () => drain(true),
    expectFields(count) {
      expected = count;
    },
  };
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
function faultOf(bytes: Buffer, fields: readonly string[], { encoding }: CsvOptions): string | null {
  if (bytes.includes(0)) return "a byte is NUL";
  const isBroken = encoding === "utf-8" && fields.some((field) => field.includes("\uFFFD"));
  return isBroken ? "a byte is not UTF-8" : null;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function linesIn(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF, from); at >= 0 && at < to; at = bytes.indexOf(LF, at + 1)) count += 1;
  return Math.max(count, 1);
}

function tooLong(limit: number): string {
  return `the row is longer than ${limit} bytes; its first ${limit} are kept`;
}
