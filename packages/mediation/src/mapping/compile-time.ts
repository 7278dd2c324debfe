import { DomainError } from "@tributary/domain/error";
import { createLocalClock, type LocalTime } from "@tributary/domain/period/local-time";
import type { FoldRule, Instant } from "@tributary/domain/period/types";
import { type FindColumn, fieldAt, type Read, refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

type TimeMapping = SourceMapping["occurredAt"];

/** `isFolded`: the local clock showed this reading twice, and the fold rule chose. */
export interface EventTime {
  readonly instant: Instant;
  readonly isFolded: boolean;
}

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
const OFFSET = /^(?:Z|([+-])(\d{2}):?(\d{2}))$/;
/** Two-digit years are 1970 to 2069. */
const PIVOT = 70;

/**
 * Compiles how a source prints the moment of an event, down to an instant.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID` when the format names no whole date, `ZONE_UNKNOWN`.
 */
export function compileTime(mapping: TimeMapping, findColumn: FindColumn): Read<EventTime> {
  const columns = mapping.columns.map(findColumn);
  const textOf: Read<string> = (fields) => columns.map((at) => fieldAt(fields, at)).join(" ");
  if (mapping.format.startsWith("epoch-")) return epochTime(mapping.format, textOf);
  const readLocal = compileFormat(mapping.format);
  if (mapping.zone !== undefined) return zonedTime(readLocal, textOf, mapping.zone, mapping.fold);
  const offsetAt = mapping.offsetColumn === undefined ? null : findColumn(mapping.offsetColumn);
  const utc = createLocalClock("UTC", "earlier");
  return (fields) => {
    const local = readLocal(textOf(fields));
    const offset = mapping.offset ?? local.offset ?? fieldAt(fields, offsetAt ?? -1);
    const asUtc = utc(local);
    if (asUtc.skipped) throw refuseField("occurredAt", textOf(fields), "is no moment");
    return { instant: asUtc.instant - offsetMilliseconds(offset), isFolded: false };
  };
}

function zonedTime(
  readLocal: (text: string) => LocalTime,
  textOf: Read<string>,
  zone: string,
  fold: FoldRule,
): Read<EventTime> {
  const clock = createLocalClock(zone, fold);
  return (fields) => {
    const text = textOf(fields);
    const found = clock(readLocal(text));
    if (found.skipped) throw refuseField("occurredAt", text, `was skipped by the clocks of ${zone}`);
    return found;
  };
}

function epochTime(format: string, textOf: Read<string>): Read<EventTime> {
  const factor = format === "epoch-seconds" ? 1000 : 1;
  if (format !== "epoch-seconds" && format !== "epoch-milliseconds") throw unknownFormat(format);
  return (fields) => {
    const text = textOf(fields);
    const instant = Number(text) * factor;
    const isPlausible = /^\d{9,13}$/.test(text) && instant < 4_102_444_800_000;
    if (!isPlausible) throw refuseField("occurredAt", text, `is not a time in ${format.slice(6)}`);
    return { instant, isFolded: false };
  };
}

function compileFormat(format: string): (text: string) => LocalTime & { readonly offset: string | null } {
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

function offsetMilliseconds(text: string): number {
  const match = OFFSET.exec(text);
  if (match === null) throw refuseField("occurredAt", text, "is not an offset such as +01:00");
  const [, sign, hours = "0", minutes = "0"] = match;
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
}

function unknownFormat(format: string): DomainError {
  return new DomainError(
    "MAPPING_INVALID",
    `The time format "${format}" names no whole date: use dd/MM/yyyy HH:mm:ss.`,
  );
}
