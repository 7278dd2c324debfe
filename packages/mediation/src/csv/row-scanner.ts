import type { Row } from "../row/row.ts";
import { createRowCutter } from "./row-cutter.ts";
import type { CsvOptions } from "./types.ts";

const LF = 10;

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
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let isSkipping = false;

  /** What is left of an over-long line is passed by until its end, so that it cannot fill the memory. */
  function passBy(bytes: Buffer): Buffer {
    const lineFeed = bytes.indexOf(LF);
    if (lineFeed < 0) return Buffer.alloc(0);
    isSkipping = false;
    passLine();
    return bytes.subarray(lineFeed + 1);
  }

  /** Takes the row that was cut where the chunk begins; answers what is left, so that no chunk is copied. */
  function withoutCut(head: Buffer, chunk: Buffer): Buffer {
    const lineFeed = isFirst || isSkipping ? -1 : chunk.indexOf(LF);
    if (lineFeed < 0) return Buffer.concat([head, chunk]);
    const row = Buffer.concat([head, chunk.subarray(0, lineFeed + 1)]);
    const taken = takeRows(row, false);
    return taken === row.length
      ? chunk.subarray(lineFeed + 1)
      : Buffer.concat([row.subarray(taken), chunk.subarray(lineFeed + 1)]);
  }

  function drain(isLast: boolean): void {
    if (isFirst) rest = withoutMark(rest);
    isFirst = false;
    if (isSkipping) rest = passBy(rest);
    rest = rest.subarray(takeRows(rest, isLast));
    if (!isLast && rest.length > maxRecordBytes && !isSkipping && rest.indexOf(LF) < 0) {
      refuseCut(rest);
      isSkipping = true;
      rest = Buffer.alloc(0);
    }
  }

  return {
    push(chunk) {
      rest = rest.length === 0 ? chunk : withoutCut(rest, chunk);
      if (!isFirst || rest.length >= 3) drain(false);
    },
    end: () => drain(true),
    expectFields,
  };
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
