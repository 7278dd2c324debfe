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

const MOST_SECONDS = 2_147_483_647n;
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
  const round = mapping.round === "up" ? "up" : "truncate";
  return (fields) => {
    const text = fieldAt(fields, at);
    if (text === "" || !applies(fields)) return 0;
    const seconds = secondsOf(text, mapping.form, (value, multiplier, divisor) => {
      const scaled = readNumber(value, "duration", multiplier * 1_000_000n, round);
      return divideAway(scaled, 1_000_000n * divisor, mapping.round === "up");
    });
    const isInRange = seconds <= MOST_SECONDS && seconds >= -MOST_SECONDS;
    if (!isInRange) throw refuseField("duration", text, "is longer than any event");
    return Number(seconds);
  };
}

type ReadScaled = (text: string, multiplier: bigint, divisor: bigint) => bigint;

function secondsOf(
  text: string,
  form: NonNullable<SourceMapping["duration"]>["form"],
  read: ReadScaled,
): bigint {
  switch (form) {
    case "seconds":
      return read(text, 1n, 1n);
    case "milliseconds":
      return read(text, 1n, 1000n);
    case "minutes":
      return read(text, 60n, 1n);
    case "hh:mm:ss":
      return partsOf(text, CLOCK, form);
    case "00m30s":
      return partsOf(text, LABELLED, form);
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

function divideAway(value: bigint, divisor: bigint, isUp: boolean): bigint {
  const down = value / divisor;
  return isUp && value % divisor > 0n ? down + 1n : down;
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
    return finer === 1n ? sum : divideAway(sum, finer, true);
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
  const multiplier = 10n ** BigInt(6 - mapping.scale);
  return (fields) => {
    const text = fieldAt(fields, at);
    return text === "" ? null : readNumber(text, "sourceCharge", multiplier, "half-up");
  };
}
