import { intoWindow } from "../kernel/window.ts";
import type { Row } from "../row/row.ts";
import { createRowCutter } from "./row-cutter.ts";
import type { CsvOptions } from "./types.ts";

const LF = 10;
const NOTHING = Buffer.alloc(0);
/** Of the mark that may stand before UTF-8. */
const MARK_BYTES = 3;

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
 * stays within one chunk and one row.
 */
export function createRowScanner(options: CsvOptions, onRow: (row: Row) => void): RowScanner {
  const { maxRecordBytes } = options;
  const { takeRows, refuseCut, passLine, expectFields } = createRowCutter(options, onRow);
  let rest: Buffer = NOTHING;
  let isFirst = true;
  let isSkipping = false;

  /** Behind the end of an over-long line, of which what is left is passed by: it cannot fill the memory. */
  function passBy(bytes: Buffer): number {
    const lineFeed = bytes.indexOf(LF);
    if (lineFeed < 0) return bytes.length;
    isSkipping = false;
    passLine();
    return lineFeed + 1;
  }

  function drain(bytes: Buffer, isLast: boolean): Buffer {
    let at = isFirst && hasMark(bytes) ? MARK_BYTES : 0;
    isFirst = false;
    if (isSkipping) at = passBy(bytes);
    const left = bytes.subarray(takeRows(bytes, at, isLast));
    if (isLast || left.length <= maxRecordBytes || isSkipping || left.includes(LF)) return left;
    refuseCut(left);
    isSkipping = true;
    return NOTHING;
  }

  return {
    push(chunk) {
      const bytes = intoWindow(rest, chunk);
      const isTooShort = isFirst && bytes.length < MARK_BYTES;
      // What is left is copied: the window is the next one's.
      rest = Buffer.from(isTooShort ? bytes : drain(bytes, false));
    },
    end() {
      rest = Buffer.from(drain(intoWindow(rest, NOTHING), true));
    },
    expectFields,
  };
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
