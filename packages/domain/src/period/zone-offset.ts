import { tzOffset } from "@date-fns/tz";
import { DomainError } from "../error.ts";
import type { Instant } from "./types.ts";

const MINUTE = 60_000;
/** Every change of offset since 1970 falls on a quarter of an hour in UTC, nearly always on a full hour. */
const BUCKET = 15 * MINUTE;
/**
 * 40 years of quarter-hours; beyond it the cache starts over, so that stray timestamps cannot fill the
 * memory.
 */
const MOST_BUCKETS = 1_400_000;

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

function rememberingClock(zone: string): OffsetClock {
  const offsets = new Map<number, number>();
  let lastBucket = Number.NaN;
  let lastOffset = 0;
  return (instant) => {
    const bucket = Math.floor(instant / BUCKET);
    if (bucket === lastBucket) return lastOffset;
    let offset = offsets.get(bucket);
    if (offset === undefined) {
      offset = readOffset(zone, bucket * BUCKET);
      // Inside a bucket that holds a change (local mean time of long ago) each instant is read on its own.
      if (offset !== readOffset(zone, (bucket + 1) * BUCKET - 1)) return readOffset(zone, instant);
      if (offsets.size >= MOST_BUCKETS) offsets.clear();
      offsets.set(bucket, offset);
    }
    lastBucket = bucket;
    lastOffset = offset;
    return offset;
  };
}

function readOffset(zone: string, instant: Instant): number {
  return Math.round(tzOffset(zone, new Date(instant)) * MINUTE);
}
