import { parseExact } from "@tributary/domain/money/exact";
import { divideRounded } from "@tributary/domain/money/round";
import type { RoundingMode } from "@tributary/domain/money/types";
import { refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

/** Reads a printed number times `multiplier` as an integer; what is finer is rounded by `round`. */
export type ReadNumber = (text: string, what: string, multiplier: bigint, round: RoundingMode) => bigint;

const SPACES = " \u00a0\u202f\u2009";
const PLAIN = /^[+-]?(?:\d{1,30}(?:\.\d{0,12})?|\.\d{1,12})$/;

/** Compiles how a source prints numbers; the value never passes through a float. */
export function compileNumber({ decimalMark, thousandsMarks }: SourceMapping["numbers"]): ReadNumber {
  const marks = thousandsMarks.map((mark) => (mark === " " ? SPACES : mark)).join("");
  const removed = marks === "" ? null : new RegExp(`[${marks.replace(/[\\\]^-]/g, "\\$&")}]`, "gu");
  return (text, what, multiplier, round) => {
    const whole = shortDecimal(text, decimalMark, Number(multiplier));
    if (whole !== null) return BigInt(whole);
    const bare = removed === null ? text : text.replace(removed, "");
    const isAmbiguous = decimalMark === "," && bare.includes(".");
    const plain = decimalMark === "," ? bare.replace(",", ".") : bare;
    if (isAmbiguous || !PLAIN.test(plain))
      throw refuseField(what, text, "is not a number as the mapping describes it");
    const value = parseExact(plain);
    return divideRounded(value.numerator * multiplier, value.denominator, round);
  };
}

/**
 * A short unsigned number times `multiplier`, where that is an integer within the safe ones; null sends a
 * text the long way.
 */
function shortDecimal(text: string, mark: string, multiplier: number): number | null {
  if (text.length === 0 || text.length > 15) return null;
  let digits = 0;
  let parts = 1;
  let isFraction = false;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      if (isFraction) parts *= 10;
    } else if (!isFraction && text[at] === mark && at > 0) isFraction = true;
    else return null;
  }
  const step = multiplier / parts;
  const value = digits * step;
  return Number.isInteger(step) && value <= Number.MAX_SAFE_INTEGER ? value : null;
}
