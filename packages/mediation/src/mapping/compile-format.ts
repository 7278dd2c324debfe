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
  if (short < 0) return short;
  return short < PIVOT ? 2000 + short : 1900 + short;
}

/** One for all texts of a format in which no offset has a fixed place. */
class PlacedTime {
  year = 0;
  month = 0;
  day = 0;
  hour = 0;
  minute = 0;
  second = 0;
  millisecond = 0;
  readonly offset = null;
}

/** A reader for formats whose parts all have a fixed place; it answers null for a text that does not fit. */
function compilePlaces(format: string): ((text: ByteText) => PrintedTime | null) | null {
  const places = placesIn(format);
  if (places === null) return null;
  const { length, literals, partAt } = places;
  const [year, shortYear, month, day] = [partAt("year"), partAt("shortYear"), partAt("month"), partAt("day")];
  const [hour, minute, second] = [partAt("hour"), partAt("minute"), partAt("second")];
  const millisecond = partAt("millisecond");
  const time = new PlacedTime();
  return (text) => {
    const { bytes, from } = text;
    if (text.to - from !== length) return null;
    for (const { place, code } of literals) if (bytes[from + place] !== code) return null;
    time.year = year < 0 ? fullYear(pairAt(bytes, from, shortYear)) : yearAt(bytes, from, year);
    time.month = pairAt(bytes, from, month);
    time.day = pairAt(bytes, from, day);
    time.hour = pairAt(bytes, from, hour);
    time.minute = pairAt(bytes, from, minute);
    time.second = pairAt(bytes, from, second);
    time.millisecond = tripleAt(bytes, from, millisecond);
    const fits =
      time.year >= 0 &&
      time.month >= 0 &&
      time.day >= 0 &&
      time.hour >= 0 &&
      time.minute >= 0 &&
      time.second >= 0 &&
      time.millisecond >= 0;
    return fits ? time : null;
  };
}

/** Where the parts of a format stand, and what stands between them; null when some have no fixed place. */
function placesIn(format: string) {
  const places = new Map<Part, number>();
  const literals = new Map<number, number>();
  let length = 0;
  for (let at = 0; at < format.length; ) {
    const token = TOKENS.find(([name]) => format.startsWith(name, at));
    if (token === undefined) literals.set(length++, format.charCodeAt(at++));
    else {
      const [name, part] = token;
      const isFixed = part !== "offset" && name !== "M" && name !== "d" && name !== "H";
      if (!isFixed || places.has(part)) return null;
      places.set(part, length);
      length += name.length;
      at += name.length;
    }
  }
  return {
    length,
    literals: [...literals].map(([place, code]) => ({ place, code })),
    /** −1 for a part that is not there. */
    partAt: (part: Part): number => places.get(part) ?? -1,
  };
}

const ZERO = 48;
const NINE = 9;
/** So far below zero that no other digits of the same number make up for it. */
const NO_DIGITS = -1_000_000;

/** The number of the two digits in a place, 0 for a part that is not there; below 0 where they are none. */
function pairAt(bytes: Uint8Array, from: number, place: number): number {
  if (place < 0) return 0;
  const tens = (bytes[from + place] ?? 0) - ZERO;
  const ones = (bytes[from + place + 1] ?? 0) - ZERO;
  return tens >= 0 && tens <= NINE && ones >= 0 && ones <= NINE ? 10 * tens + ones : NO_DIGITS;
}

function tripleAt(bytes: Uint8Array, from: number, place: number): number {
  if (place < 0) return 0;
  const ones = (bytes[from + place + 2] ?? 0) - ZERO;
  return ones >= 0 && ones <= NINE ? 10 * pairAt(bytes, from, place) + ones : NO_DIGITS;
}

function yearAt(bytes: Uint8Array, from: number, place: number): number {
  return 100 * pairAt(bytes, from, place) + pairAt(bytes, from, place + 2);
}

export function unknownFormat(format: string): DomainError {
  return new DomainError(
    "MAPPING_INVALID",
    `The time format "${format}" names no whole date: use dd/MM/yyyy HH:mm:ss.`,
  );
}
