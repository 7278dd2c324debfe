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
    if (isShortInteger(text)) return BigInt(Number(text)) * multiplier;
    const bare = removed === null ? text : text.replace(removed, "");
    const isAmbiguous = decimalMark === "," && bare.includes(".");
    const plain = decimalMark === "," ? bare.replace(",", ".") : bare;
    if (isAmbiguous || !PLAIN.test(plain))
      throw refuseField(what, text, "is not a number as the mapping describes it");
    const value = parseExact(plain);
    return divideRounded(value.numerator * multiplier, value.denominator, round);
  };
}

function isShortInteger(text: string): boolean {
  if (text.length === 0 || text.length > 15) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
