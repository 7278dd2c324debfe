import { createLocalClock } from "@tributary/domain/period/local-time";
import type { FoldRule, Instant } from "@tributary/domain/period/types";
import { compileFormat, type PrintedTime, unknownFormat } from "./compile-format.ts";
import { type FindColumn, fieldAt, type Read, refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

type TimeMapping = SourceMapping["occurredAt"];

/** `isFolded`: the local clock showed this reading twice, and the fold rule chose. */
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
  const columns = mapping.columns.map(findColumn);
  const textOf: Read<string> = (fields) => columns.map((at) => fieldAt(fields, at)).join(" ");
  if (mapping.format.startsWith("epoch-")) return epochTime(mapping.format, textOf);
  const readLocal = compileFormat(mapping.format);
  const { zone, fold, offsetColumn } = mapping;
  const byZone = zone === undefined ? null : zonedTime(readLocal, textOf, zone, fold);
  if (byZone !== null && offsetColumn === undefined) return byZone;
  const offsetAt = offsetColumn === undefined ? null : findColumn(offsetColumn);
  const utc = createLocalClock("UTC", "earlier");
  return (fields) => {
    const column = fieldAt(fields, offsetAt ?? -1);
    if (byZone !== null && column === "") return byZone(fields);
    const local = readLocal(textOf(fields));
    const offset = mapping.offset ?? local.offset ?? column;
    const asUtc = utc(local);
    if (asUtc.skipped) throw refuseField("occurredAt", textOf(fields), "is no moment");
    return { instant: asUtc.instant - offsetMilliseconds(offset), isFolded: false };
  };
}

function zonedTime(
  readLocal: (text: string) => PrintedTime,
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

function offsetMilliseconds(text: string): number {
  const match = OFFSET.exec(text);
  if (match === null) throw refuseField("occurredAt", text, "is not an offset such as +01:00");
  const [, sign, hours = "0", minutes = "0"] = match;
  return (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
}
