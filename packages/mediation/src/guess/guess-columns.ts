import { type ColumnGuess, type ColumnValues, mostly } from "./column-guess.ts";
import { isNamedAs } from "./column-names.ts";
import type { ColumnRole } from "./draft.ts";
import { guessIdentity } from "./guess-identity.ts";
import { guessCharge, guessDuration, guessVolume } from "./guess-measure.ts";
import { guessTime, type TimeGuess } from "./guess-time.ts";
import { guessDirection, guessService } from "./guess-values.ts";

const NOTHING: ColumnGuess = { role: "ignore", isSure: false, reason: "Nothing in it says what it is." };
const EMPTY: ColumnGuess = { role: "ignore", isSure: true, reason: "It is empty in the sample." };
/** Roles that only one column can have. */
const SINGLE: readonly ColumnRole[] = [
  "time",
  "date",
  "clock",
  "offset",
  "imsi",
  "iccid",
  "msisdn",
  "otherParty",
  "service",
  "direction",
  "duration",
  "charge",
  "network",
  "apn",
  "chargingId",
];

/** What each column is taken for; of two that are taken for the same thing, the likelier one. */
export function guessColumns(columns: readonly ColumnValues[], today: Date): ColumnGuess[] {
  const guesses = withTimes(columns, columns.map(guessAlone), today);
  return guesses.map((guess, at) => {
    if (!SINGLE.includes(guess.role)) return guess;
    const rival = guesses.findIndex(
      (other, i) => i !== at && other.role === guess.role && isLikelier(other, i, guess, at),
    );
    return rival < 0
      ? guess
      : { ...NOTHING, reason: `Column ${rival + 1} is more likely the ${guess.role}.` };
  });

  function isLikelier(other: ColumnGuess, i: number, guess: ColumnGuess, at: number): boolean {
    const score = (each: ColumnGuess, index: number): number => {
      const name = columns[index]?.name ?? "";
      return (each.isSure ? 2 : 0) + (each.role !== "ignore" && isNamedAs(name, each.role) ? 1 : 0);
    };
    const difference = score(other, i) - score(guess, at);
    return difference > 0 || (difference === 0 && i < at);
  }
}

function guessAlone(column: ColumnValues): ColumnGuess {
  const { name, values } = column;
  if (values.length === 0) return EMPTY;
  return (
    guessOffset(column) ??
    guessIdentity(column) ??
    guessDirection(column) ??
    guessService(column) ??
    byName(column, ["network", "apn", "chargingId"]) ??
    guessDuration(column) ??
    guessVolume(column) ??
    guessCharge(column) ??
    (isNamedAs(name, "recordId") && new Set(values).size === values.length
      ? { role: "recordId", isSure: true, reason: "Its name says a number of records, and no value repeats." }
      : NOTHING)
  );
}

function guessOffset({ values }: ColumnValues): ColumnGuess | null {
  if (!mostly(values, (value) => /^(?:[+-]\d{2}:?\d{2}|Z)$/.test(value))) return null;
  return { role: "offset", isSure: true, reason: `Values such as ${values[0]} are offsets from UTC.` };
}

function byName(
  { name }: ColumnValues,
  roles: readonly ("network" | "apn" | "chargingId")[],
): ColumnGuess | null {
  const role = roles.find((each) => isNamedAs(name, each));
  return role === undefined ? null : { role, isSure: true, reason: "Its name says so." };
}

/** A whole time is likelier than a date beside a time of day, and these than a date alone. */
function withTimes(
  columns: readonly ColumnValues[],
  guesses: readonly ColumnGuess[],
  today: Date,
): ColumnGuess[] {
  const times = columns.map(({ values }) => (values.length === 0 ? null : guessTime(values, today)));
  const whole = mostLikely(columns, times, "time");
  if (whole >= 0) return replaced(guesses, times, [whole]);
  const date = mostLikely(columns, times, "date");
  if (date < 0) return [...guesses];
  const clock = mostLikely(columns, times, "clock", date);
  return replaced(guesses, times, clock < 0 ? [date] : [date, clock]);
}

function mostLikely(
  columns: readonly ColumnValues[],
  times: readonly (TimeGuess | null)[],
  kind: TimeGuess["kind"],
  after = -1,
): number {
  const found = times.flatMap((time, at) => (time?.kind === kind ? [at] : []));
  const likely = found.filter((at) => {
    const name = columns[at]?.name ?? "";
    return isNamedAs(name, kind) && !isNamedAs(name, "duration") && !/end|fin|stop/i.test(name);
  });
  // Of two times of day the one beside the date is meant.
  return likely[0] ?? found.find((at) => at === after + 1) ?? found[0] ?? -1;
}

function replaced(
  guesses: readonly ColumnGuess[],
  times: readonly (TimeGuess | null)[],
  places: readonly number[],
): ColumnGuess[] {
  return guesses.map((guess, at) => {
    const time = places.includes(at) ? times[at] : null;
    return time == null ? guess : { role: time.kind, isSure: time.isSure, reason: time.reason };
  });
}
