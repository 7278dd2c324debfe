import { divideRounded } from "@tributary/domain/money/round";
import { compileWhen } from "./compile-condition.ts";
import { compileCounters } from "./compile-counter.ts";
import type { NumberReader } from "./compile-number.ts";
import { type FindColumn, type Read, refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

type Unit = NonNullable<SourceMapping["volume"]>["unit"];

export const BYTES_IN: Readonly<Record<Unit, bigint>> = {
  bytes: 1n,
  kB: 1000n,
  KiB: 1024n,
  MB: 1_000_000n,
  MiB: 1_048_576n,
  GB: 1_000_000_000n,
  GiB: 1_073_741_824n,
};

/** Beyond these a figure is a fault of the source, and its charge would not fit a column. */
const MOST_SECONDS = 2_147_483_647;
const MOST_BYTES = 2 ** 50;
const MOST_MICROS = 10 ** 15;
const CLOCK = /^(-?)(?:(\d{1,5}):)?(\d{1,3}):(\d{2})$/;
const LABELLED = /^(-?)(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?$/;

/** Whole seconds of an event. */
export function compileDuration(
  mapping: SourceMapping["duration"],
  numbers: NumberReader,
  findColumn: FindColumn,
): Read<number> {
  if (mapping === undefined) return () => 0;
  const at = findColumn(mapping.column);
  const applies = compileWhen(mapping.when ?? [], findColumn);
  const readSeconds = secondsReader(mapping, numbers);
  const secondsIn = mapping.form === "minutes" ? 60 : mapping.form === "seconds" ? 1 : null;
  return (fields) => {
    if (fields.isEmpty(at) || !applies(fields)) return 0;
    const short = secondsIn === null ? null : numbers.readShort(fields, at, secondsIn);
    if (short !== null && short <= MOST_SECONDS) return short;
    const text = fields.text(at);
    const seconds = readSeconds(text);
    if (isBeyond(seconds, MOST_SECONDS)) throw refuseField("duration", text, "is longer than any event");
    return Number(seconds);
  };
}

function secondsReader(
  { form, round }: NonNullable<SourceMapping["duration"]>,
  { read }: NumberReader,
): (text: string) => bigint {
  const mode = round === "up" ? "up" : "truncate";
  switch (form) {
    case "seconds":
      return (text) => read(text, "duration", 1n, mode);
    case "minutes":
      return (text) => read(text, "duration", 60n, mode);
    case "milliseconds":
      return (text) => divideRounded(read(text, "duration", 1n, mode), 1000n, mode);
    case "hh:mm:ss":
      return (text) => partsOf(text, CLOCK, form);
    case "00m30s":
      return (text) => partsOf(text, LABELLED, form);
  }
}

function partsOf(text: string, pattern: RegExp, form: string): bigint {
  const match = pattern.exec(text);
  const isEmpty = match === null || match.slice(2).every((part) => part === undefined);
  if (isEmpty) throw refuseField("duration", text, `does not look like ${form}`);
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = match;
  const total = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  return sign === "-" ? -total : total;
}

/** Bytes of an event, a safe integer: the sum of its columns, a started byte counted. */
export function compileVolume(
  mapping: SourceMapping["volume"],
  numbers: NumberReader,
  findColumn: FindColumn,
): Read<number> {
  if (mapping === undefined) return () => 0;
  const { columns: mapped = [], counters, unit, when = [] } = mapping;
  const applies = compileWhen(when, findColumn);
  if (counters !== undefined) {
    const movedBy = compileCounters(counters, numbers, findColumn);
    return (fields) => (applies(fields) ? volumeOf(movedBy(fields) * BYTES_IN[unit]) : 0);
  }
  const columns = mapped.map(findColumn);
  const sumExactly = volumeSummer(unit, columns, numbers);
  const bytesIn = Number(BYTES_IN[unit]);
  return (fields) => {
    if (!applies(fields)) return 0;
    let sum: number | null = 0;
    for (let column = 0; column < columns.length; column++) {
      const at = columns[column] ?? -1;
      if (fields.isEmpty(at)) continue;
      const bytes = numbers.readShort(fields, at, bytesIn);
      sum = bytes === null || sum === null ? null : sum + bytes;
    }
    return sum !== null && sum <= MOST_BYTES ? sum : sumExactly(fields);
  };
}

/** Fractions are summed before they are rounded: two half bytes are one. */
function volumeSummer(unit: Unit, columns: readonly number[], { read }: NumberReader): Read<number> {
  const finer = unit === "bytes" ? 1n : 1_000_000n;
  const multiplier = BYTES_IN[unit] * finer;
  return (fields) => {
    let sum = 0n;
    for (const at of columns) {
      if (!fields.isEmpty(at)) sum += read(fields.text(at), "volume", multiplier, "up");
    }
    return volumeOf(finer === 1n ? sum : divideRounded(sum, finer, "up"));
  };
}

function volumeOf(bytes: bigint): number {
  if (isBeyond(bytes, MOST_BYTES)) throw refuseField("volume", String(bytes), "is more bytes than any event");
  return Number(bytes);
}

/** The amount the source prints, in micros; null when it prints none. */
export function compileCharge(
  mapping: SourceMapping["sourceCharge"],
  numbers: NumberReader,
  findColumn: FindColumn,
): Read<bigint | null> {
  if (mapping === undefined) return () => null;
  const at = findColumn(mapping.column);
  const multiplierIn = compileScale(mapping, findColumn);
  return (fields) => {
    if (fields.isEmpty(at)) return null;
    const text = fields.text(at);
    const micros = numbers.read(text, "sourceCharge", multiplierIn(fields), "half-up");
    if (isBeyond(micros, MOST_MICROS))
      throw refuseField("sourceCharge", text, "is more than any event costs");
    return micros;
  };
}

/** Micros for each unit that an amount is printed in. */
export function compileScale(
  { scale, scaleColumn }: NonNullable<SourceMapping["sourceCharge"]>,
  findColumn: FindColumn,
): Read<bigint> {
  const usual = microsPerUnit(scale);
  if (scaleColumn === undefined) return () => usual;
  const at = findColumn(scaleColumn);
  return (fields) => {
    if (fields.isEmpty(at)) return usual;
    const text = fields.text(at);
    if (!/^[0-6]$/.test(text)) throw refuseField("the scale of sourceCharge", text, "is not from 0 to 6");
    return microsPerUnit(Number(text));
  };
}

function microsPerUnit(scale: number): bigint {
  return 10n ** BigInt(6 - scale);
}

function isBeyond(value: bigint, most: number): boolean {
  return value > most || value < -most;
}
