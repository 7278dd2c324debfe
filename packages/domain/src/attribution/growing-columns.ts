import type { ByteText, MovingText } from "../usage/byte-text.ts";

const SMALLEST = 1024;
/** No character of a string takes more bytes in UTF-8. */
const MOST_BYTES_PER_CHARACTER = 3;
const encoder = new TextEncoder();

/** Texts side by side in one buffer: a million short strings would take twice the memory. */
export interface TextStore {
  /** Answers where the text begins. */
  readonly push: (text: string) => number;
  readonly at: (from: number, to: number, place: MovingText) => ByteText;
  readonly end: () => number;
  readonly byteAt: (at: number) => number;
}

export function textStore(expectedBytes: number): TextStore {
  let bytes = new Uint8Array(SMALLEST + expectedBytes);
  let end = 0;
  return {
    push: (text) => {
      const needed = end + text.length * MOST_BYTES_PER_CHARACTER;
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, Math.ceil(bytes.length * 1.5)));
        larger.set(bytes);
        bytes = larger;
      }
      const from = end;
      end += encoder.encodeInto(text, bytes.subarray(from)).written;
      return from;
    },
    at: (from, to, place) => place.move(bytes, from, to),
    end: () => end,
    byteAt: (at) => bytes[at] ?? 0,
  };
}

/** Rows of so many numbers each, side by side for the processor's cache. */
export function numberRows(width: number, expectedRows: number) {
  let numbers = new Float64Array((SMALLEST + expectedRows) * width);
  let rows = 0;
  return {
    /** Adds a row; answers its number. */
    push: (...row: readonly number[]): number => {
      if ((rows + 1) * width > numbers.length) {
        const longer = new Float64Array(numbers.length * 2);
        longer.set(numbers);
        numbers = longer;
      }
      numbers.set(row, rows * width);
      return rows++;
    },
    change: (row: number, column: number, value: number): void => {
      numbers[row * width + column] = value;
    },
    numbers: (): Float64Array => numbers.subarray(0, rows * width),
  };
}
