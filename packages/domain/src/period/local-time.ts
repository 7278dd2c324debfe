import { DomainError } from "../error.ts";
import { rememberByNumber } from "../remember-by-number.ts";
import type { FoldRule, Instant } from "./types.ts";
import { type OffsetClock, offsetClock } from "./zone-offset.ts";

/** A wall-clock reading without an offset. `month` is 1 to 12. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond?: number;
}

/** `isFolded`: the clock showed this reading twice, and the fold rule chose one of the two instants. */
export type LocalInstant =
  | { readonly skipped: false; readonly instant: Instant; readonly isFolded: boolean }
  | { readonly skipped: true };

/** Its answer holds until it is asked again. */
export type LocalClock = (local: LocalTime) => LocalInstant;

const DAY = 86_400_000;
const BUCKET = 900_000;
/** Twelve weeks of them: more than the timestamps of one source spread over. */
const BUCKETS_AT_HAND = 8192;

/**
 * Finds the instant of a local timestamp that carries no offset.
 *
 * Shape   `skipped` when the clock jumped over the reading (it never existed: the record is malformed).
 * Throws  {@link DomainError} `INPUT_INVALID` when there is no such calendar date or time, `ZONE_UNKNOWN`.
 */
export function localToInstant(local: LocalTime, zone: string, fold: FoldRule): LocalInstant {
  return resolve(readAsUtc(local), offsetClock(zone), fold);
}

/**
 * The same as {@link localToInstant} for many timestamps of one source: quarter-hours of the wall clock that
 * mean one instant without doubt are remembered.
 */
export function createLocalClock(zone: string, fold: FoldRule): LocalClock {
  const offsetAt = offsetClock(zone);
  const offsetOf = rememberByNumber(BUCKETS_AT_HAND, (bucket) => plainOffset(bucket, offsetAt));
  const plain = { skipped: false as const, instant: 0, isFolded: false };
  return (local) => {
    const asUtc = readAsUtc(local);
    const offset = offsetOf(Math.floor(asUtc / BUCKET));
    if (offset === null) return resolve(asUtc, offsetAt, fold);
    plain.instant = asUtc - offset;
    return plain;
  };
}

/** The one offset of a wall-clock quarter-hour, or null when a change of clocks touches it. */
function plainOffset(bucket: number, offsetAt: OffsetClock): number | null {
  const first = instantsOf(bucket * BUCKET, offsetAt);
  const last = instantsOf((bucket + 1) * BUCKET - 1, offsetAt);
  if (first.length !== 1 || last.length !== 1) return null;
  const offset = bucket * BUCKET - (first[0] ?? 0);
  return (bucket + 1) * BUCKET - 1 - (last[0] ?? 0) === offset ? offset : null;
}

function resolve(asUtc: number, offsetAt: OffsetClock, fold: FoldRule): LocalInstant {
  const instants = instantsOf(asUtc, offsetAt);
  const [earlier, later] = instants;
  if (earlier === undefined) return { skipped: true };
  if (later === undefined) return { skipped: false, instant: earlier, isFolded: false };
  return { skipped: false, instant: fold === "earlier" ? earlier : later, isFolded: true };
}

/** The instants at which the wall clock shows the reading: none, one or two, earliest first. */
function instantsOf(asUtc: number, offsetAt: OffsetClock): Instant[] {
  // A day before and a day after the reading, the offsets on both sides of any change near it are in force.
  const before = offsetAt(asUtc - DAY);
  const after = offsetAt(asUtc + DAY);
  const candidates = before === after ? [asUtc - before] : [asUtc - before, asUtc - after];
  return candidates.filter((instant) => asUtc - offsetAt(instant) === instant).sort((a, b) => a - b);
}

function readAsUtc(local: LocalTime): number {
  const { year, month, day, hour, minute, second, millisecond = 0 } = local;
  const isInRange =
    year >= 1900 &&
    year <= 9999 &&
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second < 60;
  if (!isInRange || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new DomainError(
      "INPUT_INVALID",
      "A timestamp names no calendar date and time: check the date format.",
      {
        ...local,
      },
    );
  }
  return daysSince1970(year, month, day) * DAY + (hour * 3600 + minute * 60 + second) * 1000 + millisecond;
}

/** Of the Gregorian calendar; years are counted from March, so that a leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const dayInYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return fromMarch * 365 + leapDays + dayInYear - 719_468;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
