import type { Draft } from "./draft.ts";
import type { Guess } from "./types.ts";

type Marks = Pick<Draft, "decimalMark" | "thousandsMark">;

/** How numbers are printed, from all values that look like one. */
export function guessNumbers(values: readonly string[], delimiter: string): Guess<Marks> {
  const grouped = (mark: string, decimal: string): number =>
    count(values, `^[+-]?\\d{1,3}(?:${mark}\\d{3})+${decimal}\\d+$`);
  const marks = (decimalMark: Draft["decimalMark"], thousandsMark: Draft["thousandsMark"]): Marks => {
    return { decimalMark, thousandsMark };
  };
  const example = (pattern: RegExp): string => values.find((value) => pattern.test(value)) ?? "";
  if (grouped("\\.", ",") > 0) return said(marks(",", "."), example(/\..*,/), "has both marks");
  if (grouped(",", "\\.") > 0) return said(marks(".", ","), example(/,.*\./), "has both marks");
  if (grouped("[ \u00a0\u202f\u2009]", ",") > 0)
    return said(marks(",", " "), example(/ .*,/), "has both marks");
  const comma = count(values, "^[+-]?\\d+,\\d+$");
  const point = count(values, "^[+-]?\\d+\\.\\d+$");
  // Three digits behind every mark may be thousands.
  const commaSurely = count(values, "^[+-]?\\d+,(?:\\d{1,2}|\\d{4,})$");
  const pointSurely = count(values, "^[+-]?\\d+\\.(?:\\d{1,2}|\\d{4,})$");
  if (comma === 0 && point === 0) {
    return { value: marks(".", ""), isSure: true, reason: "Its numbers have no decimals." };
  }
  if (delimiter !== "," && commaSurely > pointSurely) {
    return said(marks(",", ""), example(/^[+-]?\d+,\d+$/), "has a decimal comma");
  }
  if (pointSurely > 0) return said(marks(".", ""), example(/^[+-]?\d+\.\d+$/), "has a decimal point");
  const value = comma > point ? marks(",", "") : marks(".", "");
  const text = example(/^[+-]?\d+[.,]\d{3}$/);
  return { value, isSure: false, reason: `${text} may be one with decimals, or thousands.` };
}

function said(value: Marks, example: string, what: string): Guess<Marks> {
  return { value, isSure: true, reason: `A number such as ${example} ${what}.` };
}

function count(values: readonly string[], pattern: string): number {
  const expression = new RegExp(pattern, "u");
  return values.filter((value) => expression.test(value)).length;
}
