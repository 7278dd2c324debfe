import { counterGrowth } from "@tributary/domain/usage/counter-growth";
import type { Fields } from "../row/fields.ts";
import type { NumberReader } from "./compile-number.ts";
import { type FindColumn, type Read, refuseField } from "./read-field.ts";
import type { SourceMapping } from "./schema.ts";

type Counter = NonNullable<NonNullable<SourceMapping["volume"]>["counters"]>[number];

/**
 * How far a record's volume counters have moved, summed. One that says how often it has started over is read
 * from 0; any other has started over once where its later reading is the smaller one.
 *
 * Throws  from the reader, {@link DomainError} `INPUT_INVALID` for a reading that is no whole number or does
 *         not fit its counter.
 */
export function compileCounters(
  counters: readonly Counter[],
  numbers: NumberReader,
  findColumn: FindColumn,
): Read<bigint> {
  const movements = counters.map((counter) => compileMovement(counter, numbers, findColumn));
  return (fields) => movements.reduce((sum, movedBy) => sum + movedBy(fields), 0n);
}

function compileMovement(
  { to, from, wraps, bits }: Counter,
  { read }: NumberReader,
  findColumn: FindColumn,
): Read<bigint> {
  const at = { to: findColumn(to), from: placeOf(from), wraps: placeOf(wraps) };
  const size = 1n << BigInt(bits);
  function placeOf(column: string | number | undefined): number {
    return column === undefined ? -1 : findColumn(column);
  }
  function readingIn(fields: Fields, place: number): bigint {
    if (fields.isEmpty(place)) return 0n;
    const text = fields.text(place);
    const reading = read(text, "volume", 1n, "up");
    if (reading !== read(text, "volume", 1n, "truncate"))
      throw refuseField("volume", text, "is no whole reading of a counter");
    if (reading < 0n) throw refuseField("volume", text, "is below 0, where no counter stands");
    return reading;
  }
  return (fields) => {
    if (fields.isEmpty(at.to)) return 0n;
    const growth = counterGrowth(readingIn(fields, at.from), readingIn(fields, at.to), bits);
    return growth + readingIn(fields, at.wraps) * size;
  };
}
