import { DomainError } from "@tributary/domain/error";
import type { LocalTime } from "@tributary/domain/period/local-time";
import { type ByteText, stringOf } from "@tributary/domain/usage/byte-text";
import { refuseField } from "./read-field.ts";

/**
 * A wall-clock reading as it was printed, with the offset when one stands in it; it holds until the next one
 * is read.
 */
export type PrintedTime = LocalTime & { readonly offset: string | null };

type Part = Exclude<keyof LocalTime, "millisecond"> | "millisecond" | "shortYear" | "offset";

const TOKENS: readonly (readonly [token: string, part: Part, pattern: string])[] = [
  ["yyyy", "year", "(\\d{4})"],
  ["yy", "shortYear", "(\\d{2})"],
  ["MM", "month", "(\\d{2})"],
  ["M", "month", "(\\d{1,2})"],
  ["dd", "day", "(\\d{2})"],
  ["d", "day", "(\\d{1,2})"],
  ["HH", "hour", "(\\d{2})"],
  ["H", "hour", "(\\d{1,2})"],
  ["mm", "minute", "(\\d{2})"],
  ["ss", "second", "(\\d{2})"],
  ["SSS", "millisecond", "(\\d{3})"],
  ["X", "offset", "(Z|[+-]\\d{2}:?\\d{2})"],
];
/** Two-digit years are 1970 to 2069. */
const PIVOT = 70;

/**
 * Compiles a time format such as `dd/MM/yyyy HH:mm:ss`. Texts in which every part has its fixed place are
 * read digit by digit; all others, and what does not fit, by a regular expression.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID` when the format names no whole date.
 */
export function compileFormat(format: string): (text: ByteText) => PrintedTime {
  const byPattern = compilePattern(format);
  const byPlace = compilePlaces(format) ?? (() => null);
  return (text) => byPlace(text) ?? byPattern(stringOf(text));
}

function compilePattern(format: string): (text: string) => PrintedTime {
  const parts: Part[] = [];
  let pattern = "";
  for (let at = 0; at < format.length; ) {
    const token = TOKENS.find(([name]) => format.startsWith(name, at));
    if (token !== undefined) parts.push(token[1]);
    pattern += token?.[2] ?? format.charAt(at).replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    at += token?.[0].length ?? 1;
  }
  const has = (part: Part): boolean => parts.includes(part);
  if (!(has("year") || has("shortYear")) || !has("month") || !has("day")) throw unknownFormat(format);
  const whole = new RegExp(`^${pattern}$`);
  const groupOf = (part: Part): number => parts.indexOf(part) + 1;
  const [year, shortYear, offset] = [groupOf("year"), groupOf("shortYear"), groupOf("offset")];
  const [month, day] = [groupOf("month"), groupOf("day")];
  const [hour, minute, second] = [groupOf("hour"), groupOf("minute"), groupOf("second")];
  const millisecond = groupOf("millisecond");
  return (text) => {
    const match = whole.exec(text);
    if (match === null) throw refuseField("occurredAt", text, `does not look like ${format}`);
    return {
      year: year > 0 ? numberAt(match, year) : fullYear(numberAt(match, shortYear)),
      month: numberAt(match, month),
      day: numberAt(match, day),
      hour: numberAt(match, hour),
      minute: numberAt(match, minute),
      second: numberAt(match, second),
      millisecond: numberAt(match, millisecond),
      offset: offset === 0 ? null : (match[offset] ?? null),
    };
  };
}

function numberAt(match: RegExpExecArray, group: number): number {
  return group === 0 ? 0 : Number(match[group]);
}

function fullYear(short: number): number {
  return short < PIVOT ? 2000 + short : 1900 + short;
}

/** A reader for formats whose parts all have a fixed place; it answers null for a text that does not fit. */
function compilePlaces(format: string): ((text: ByteText) => PrintedTime | null) | null {
  const places = new Map<Part, { readonly from: number; readonly to: number }>();
  const literals: { readonly at: number; readonly code: number }[] = [];
  let length = 0;
  for (let at = 0; at < format.length; ) {
    const token = TOKENS.find(([name]) => format.startsWith(name, at));
    if (token === undefined) literals.push({ at: length++, code: format.charCodeAt(at++) });
    else {
      const [name, part] = token;
      const isFixed = part !== "offset" && name !== "M" && name !== "d" && name !== "H";
      if (!isFixed || places.has(part)) return null;
      places.set(part, { from: length, to: length + name.length });
      length += name.length;
      at += name.length;
    }
  }
  const placeOf = (part: Part) => places.get(part) ?? { from: 0, to: 0 };
  const [year, shortYear, month, day] = [
    placeOf("year"),
    placeOf("shortYear"),
    placeOf("month"),
    placeOf("day"),
  ];
  const [hour, minute, second] = [placeOf("hour"), placeOf("minute"), placeOf("second")];
  const millisecond = placeOf("millisecond");
  const time = {
    ...{ year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, millisecond: 0 },
    offset: null,
  };
  return (text) => {
    if (text.to - text.from !== length) return null;
    for (const { at, code } of literals) if (text.bytes[text.from + at] !== code) return null;
    time.year = year.to > 0 ? digitsIn(text, year) : fullYear(digitsIn(text, shortYear));
    time.month = digitsIn(text, month);
    time.day = digitsIn(text, day);
    time.hour = digitsIn(text, hour);
    time.minute = digitsIn(text, minute);
    time.second = digitsIn(text, second);
    time.millisecond = digitsIn(text, millisecond);
    const sum = time.year + time.month + time.day + time.hour + time.minute + time.second + time.millisecond;
    return Number.isNaN(sum) ? null : time;
  };
}

/** The number printed in a place, 0 for a place of no length, NaN when a character is no digit. */
function digitsIn({ bytes, from }: ByteText, place: { readonly from: number; readonly to: number }): number {
  let value = 0;
  for (let at = from + place.from; at < from + place.to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

export function unknownFormat(format: string): DomainError {
  return new DomainError(
    "MAPPING_INVALID",
    `The time format "${format}" names no whole date: use dd/MM/yyyy HH:mm:ss.`,
  );
}
