import { divideRounded } from "@tributary/domain/money/round";
import { compileWhen } from "./compile-condition.ts";
import type { ReadNumber } from "./compile-number.ts";
import { type FindColumn, fieldAt, type Read, refuseField } from "./read-field.ts";
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
const MOST_SECONDS = 2_147_483_647n;
const MOST_BYTES = 2n ** 50n;
const MOST_MICROS = 10n ** 15n;
const CLOCK = /^(-?)(?:(\d{1,5}):)?(\d{1,3}):(\d{2})$/;
const LABELLED = /^(-?)(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?$/;

/** Whole seconds of an event. */
export function compileDuration(
  mapping: SourceMapping["duration"],
  readNumber: ReadNumber,
  findColumn: FindColumn,
): Read<number> {
  if (mapping === undefined) return () => 0;
  const at = findColumn(mapping.column);
  const applies = compileWhen(mapping.when ?? [], findColumn);
  const readSeconds = secondsReader(mapping, readNumber);
  return (fields) => {
    const text = fieldAt(fields, at);
    if (text === "" || !applies(fields)) return 0;
    const seconds = readSeconds(text);
    if (isBeyond(seconds, MOST_SECONDS)) throw refuseField("duration", text, "is longer than any event");
    return Number(seconds);
  };
}

function secondsReader(
  { form, round }: NonNullable<SourceMapping["duration"]>,
  readNumber: ReadNumber,
): (text: string) => bigint {
  const mode = round === "up" ? "up" : "truncate";
  switch (form) {
    case "seconds":
      return (text) => readNumber(text, "duration", 1n, mode);
    case "minutes":
      return (text) => readNumber(text, "duration", 60n, mode);
    case "milliseconds":
      return (text) => divideRounded(readNumber(text, "duration", 1n, mode), 1000n, mode);
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

/** Bytes of an event: the sum of its columns, a started byte counted. */
export function compileVolume(
  mapping: SourceMapping["volume"],
  readNumber: ReadNumber,
  findColumn: FindColumn,
): Read<bigint> {
  if (mapping === undefined) return () => 0n;
  const columns = mapping.columns.map(findColumn);
  const applies = compileWhen(mapping.when ?? [], findColumn);
  const isWhole = mapping.unit === "bytes";
  // Fractions are summed before they are rounded: two half bytes are one.
  const finer = isWhole ? 1n : 1_000_000n;
  const multiplier = BYTES_IN[mapping.unit] * finer;
  return (fields) => {
    if (!applies(fields)) return 0n;
    let sum = 0n;
    for (const at of columns) {
      const text = fieldAt(fields, at);
      if (text !== "") sum += readNumber(text, "volume", multiplier, "up");
    }
    const bytes = finer === 1n ? sum : divideRounded(sum, finer, "up");
    if (isBeyond(bytes, MOST_BYTES))
      throw refuseField("volume", String(bytes), "is more bytes than any event");
    return bytes;
  };
}

/** The amount the source prints, in micros; null when it prints none. */
export function compileCharge(
  mapping: SourceMapping["sourceCharge"],
  readNumber: ReadNumber,
  findColumn: FindColumn,
): Read<bigint | null> {
  if (mapping === undefined) return () => null;
  const at = findColumn(mapping.column);
  const multiplierIn = compileScale(mapping, findColumn);
  return (fields) => {
    const text = fieldAt(fields, at);
    if (text === "") return null;
    const micros = readNumber(text, "sourceCharge", multiplierIn(fields), "half-up");
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
    const text = fieldAt(fields, at);
    if (text === "") return usual;
    if (!/^[0-6]$/.test(text)) throw refuseField("the scale of sourceCharge", text, "is not from 0 to 6");
    return microsPerUnit(Number(text));
  };
}

function microsPerUnit(scale: number): bigint {
  return 10n ** BigInt(6 - scale);
}

function isBeyond(value: bigint, most: bigint): boolean {
  return value > most || value < -most;
}
