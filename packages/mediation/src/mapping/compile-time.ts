import { createLocalClock } from "@tributary/domain/period/local-time";
import type { FoldRule, Instant } from "@tributary/domain/period/types";
import { type ByteText, byteText, MovingText, stringOf } from "@tributary/domain/usage/byte-text";
import { compileFormat, type PrintedTime, unknownFormat } from "./compile-format.ts";
import { type FindColumn, type Read, refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

type TimeMapping = SourceMapping["occurredAt"];

/**
 * `isFolded`: the local clock showed this reading twice, and the fold rule chose. It holds until the next
 * one is read.
 */
export interface EventTime {
  readonly instant: Instant;
  readonly isFolded: boolean;
}

const OFFSET = /^(?:Z|([+-]?)(\d{2}):?(\d{2}))$/;

/**
 * Compiles how a source prints the moment of an event, down to an instant.
 *
 * Throws  {@link DomainError} `MAPPING_INVALID` when the format names no whole date, `ZONE_UNKNOWN`.
 */
export function compileTime(mapping: TimeMapping, findColumn: FindColumn): Read<EventTime> {
  const textOf = joinedText(mapping.columns.map(findColumn));
  if (mapping.format.startsWith("epoch-")) return epochTime(mapping.format, textOf);
  const readLocal = compileFormat(mapping.format);
  const { zone, fold, offsetColumn } = mapping;
  const byZone = zone === undefined ? null : zonedTime(readLocal, textOf, zone, fold);
  if (byZone !== null && offsetColumn === undefined) return byZone;
  const offsetAt = offsetColumn === undefined ? null : findColumn(offsetColumn);
  const utc = createLocalClock("UTC", "earlier");
  return (fields) => {
    const text = textOf(fields);
    const column = fields.text(offsetAt ?? -1);
    if (byZone !== null && column === "") return byZone(fields);
    const local = readLocal(text);
    const offset = mapping.offset ?? local.offset ?? column;
    const asUtc = utc(local);
    if (asUtc.skipped) throw refuseField("occurredAt", stringOf(text), "is no moment");
    return { instant: asUtc.instant - offsetMilliseconds(offset), isFolded: false };
  };
}

/** The texts of a time's columns, a space between them. */
function joinedText(columns: readonly number[]): Read<ByteText> {
  const [only = -1] = columns;
  const place = new MovingText();
  if (columns.length === 1) return (fields) => fields.at(only, place);
  return (fields) => byteText(columns.map((at) => fields.text(at)).join(" "));
}

function zonedTime(
  readLocal: (text: ByteText) => PrintedTime,
  textOf: Read<ByteText>,
  zone: string,
  fold: FoldRule,
): Read<EventTime> {
  const clock = createLocalClock(zone, fold);
  return (fields) => {
    const text = textOf(fields);
    const found = clock(readLocal(text));
    if (found.skipped)
      throw refuseField("occurredAt", stringOf(text), `was skipped by the clocks of ${zone}`);
    return found;
  };
}

function epochTime(format: string, textOf: Read<ByteText>): Read<EventTime> {
  const factor = format === "epoch-seconds" ? 1000 : 1;
  if (format !== "epoch-seconds" && format !== "epoch-milliseconds") throw unknownFormat(format);
  return (fields) => {
    const text = textOf(fields);
    const instant = digitsOf(text) * factor;
    const digits = text.to - text.from;
    const isPlausible = digits >= 9 && digits <= 13 && instant < 4_102_444_800_000;
    if (!isPlausible) throw refuseField("occurredAt", stringOf(text), `is not a time in ${format.slice(6)}`);
    return { instant, isFolded: false };
  };
}

/** NaN when a character is no digit. */
function digitsOf({ bytes, from, to }: ByteText): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function offsetMilliseconds(text: string): number {
  const match = OFFSET.exec(text);
  if (match === null) throw refuseField("occurredAt", text, "is not an offset such as +01:00");
  const [, sign, hours = "0", minutes = "0"] = match;
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
}
