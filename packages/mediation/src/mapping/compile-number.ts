import { parseExact } from "@tributary/domain/money/exact";
import { divideRounded } from "@tributary/domain/money/round";
import type { RoundingMode } from "@tributary/domain/money/types";
import type { Fields } from "../row/fields.ts";
import { refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

/** Reads printed numbers times `multiplier` as integers; what is finer is rounded by `round`. */
export interface NumberReader {
  readonly read: (text: string, what: string, multiplier: bigint, round: RoundingMode) => bigint;
  /**
   * The number in a field, where it is short, without a sign, and an integer below 2^53 once multiplied;
   * null sends it the long way, which gives the same.
   */
  readonly readShort: (fields: Fields, at: number, multiplier: number) => number | null;
}

const SPACES = " \u00a0\u202f\u2009";
const PLAIN = /^[+-]?(?:\d{1,30}(?:\.\d{0,12})?|\.\d{1,12})$/;

/** Compiles how a source prints numbers; the value never passes through a float. */
export function compileNumber({ decimalMark, thousandsMarks }: SourceMapping["numbers"]): NumberReader {
  const marks = thousandsMarks.map((mark) => (mark === " " ? SPACES : mark)).join("");
  const removed = marks === "" ? null : new RegExp(`[${marks.replace(/[\\\]^-]/g, "\\$&")}]`, "gu");
  const mark = decimalMark.charCodeAt(0);
  return {
    readShort: (fields, at, multiplier) => shortDecimal(fields, at, mark, multiplier),
    read: (text, what, multiplier, round) => {
      const bare = removed === null ? text : text.replace(removed, "");
      const isAmbiguous = decimalMark === "," && bare.includes(".");
      const plain = decimalMark === "," ? bare.replace(",", ".") : bare;
      if (isAmbiguous || !PLAIN.test(plain))
        throw refuseField(what, text, "is not a number as the mapping describes it");
      const value = parseExact(plain);
      return divideRounded(value.numerator * multiplier, value.denominator, round);
    },
  };
}

const LONGEST = 15;

function shortDecimal({ bytes, starts, ends }: Fields, field: number, mark: number, multiplier: number) {
  const from = starts[field] ?? 0;
  const to = ends[field] ?? 0;
  if (from === to || to - from > LONGEST) return null;
  let digits = 0;
  let parts = 1;
  let isFraction = false;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      if (isFraction) parts *= 10;
    } else if (!isFraction && bytes[at] === mark && at > from) isFraction = true;
    else return null;
  }
  const step = multiplier / parts;
  const value = digits * step;
  return Number.isInteger(step) && value <= Number.MAX_SAFE_INTEGER ? value : null;
}
