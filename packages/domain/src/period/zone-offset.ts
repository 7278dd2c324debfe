import { tzOffset } from "@date-fns/tz";
import { DomainError } from "../error.ts";
import { rememberByNumber } from "../remember-by-number.ts";
import type { Instant } from "./types.ts";

const MINUTE = 60_000;
/** Every change of offset since 1970 falls on a quarter of an hour in UTC, nearly always on a full hour. */
const BUCKET = 15 * MINUTE;
/** Nearly two years of them. */
const BUCKETS_AT_HAND = 65_536;

/** Milliseconds to add to an instant in order to read the local wall clock. */
export type OffsetClock = (instant: Instant) => number;

const clocks = new Map<string, OffsetClock>();

/**
 * Gives the clock of an IANA zone: its offset from UTC at an instant, remembered per quarter of an hour.
 *
 * Units   milliseconds.
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 * Source  the time-zone database of the runtime.
 */
export function offsetClock(zone: string): OffsetClock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  if (!isZoneName(zone)) {
    throw new DomainError(
      "ZONE_UNKNOWN",
      `"${zone}" is not a time zone: use an IANA name such as Europe/Berlin.`,
    );
  }
  const clock = rememberingClock(zone);
  clocks.set(zone, clock);
  return clock;
}

/** Asked of the runtime itself: the date library would take any text that holds something like +25:99. */
function isZoneName(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat("en-US", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** Inside a quarter that holds a change (local mean time of long ago) each instant is read on its own. */
function rememberingClock(zone: string): OffsetClock {
  const offsetOf = rememberByNumber(BUCKETS_AT_HAND, (bucket) => {
    const offset = readOffset(zone, bucket * BUCKET);
    return offset === readOffset(zone, (bucket + 1) * BUCKET - 1) ? offset : null;
  });
  return (instant) => offsetOf(Math.floor(instant / BUCKET)) ?? readOffset(zone, instant);
}

function readOffset(zone: string, instant: Instant): number {
  return Math.round(tzOffset(zone, new Date(instant)) * MINUTE);
}
