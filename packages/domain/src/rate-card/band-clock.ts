import type { Instant } from "../period/types.ts";
import { offsetClock } from "../period/zone-offset.ts";
import type { DayKind, RateBand, TimeWindow } from "./types.ts";

/** Which band is open at an instant, and until when that holds at least. */
export interface OpenBand<Band> {
  readonly band: Band | null;
  readonly until: Instant;
}

export type BandClock<Band> = (instant: Instant) => OpenBand<Band>;

const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTES_OF_DAY = 1_440;
/** 1 January 1970 was a Thursday. */
const WEEKDAYS: readonly DayKind[] = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"];

/**
 * Tells the bands of a rate by the wall clock of a zone: the first one whose window holds the reading. Over a
 * change of clocks the reading decides, so that a repeated hour is in its band twice and a skipped one never.
 *
 * Shape   `band` null where none is open; `until` infinite where one band is open always.
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function createBandClock<Band extends Pick<RateBand, "when">>(
  bands: readonly Band[],
  zone: string,
  holidays: readonly string[],
): BandClock<Band> {
  const [first = null] = bands;
  if (first?.when === null) return () => ({ band: first, until: Number.POSITIVE_INFINITY });
  const offsetAt = offsetClock(zone);
  const holidayNumbers = new Set(holidays.map((day) => Date.parse(day) / DAY));
  const edges = edgesOf(bands);
  return (instant) => {
    const offset = offsetAt(instant);
    const dayNumber = Math.floor((instant + offset) / DAY);
    const minute = (instant + offset - dayNumber * DAY) / MINUTE;
    const kind = holidayNumbers.has(dayNumber) ? "holiday" : weekdayOf(dayNumber);
    const band = bands.find(
      ({ when }) => when === null || when.some((window) => holds(window, kind, minute)),
    );
    const edge = edges.find((each) => each > minute) ?? MINUTES_OF_DAY;
    const until = dayNumber * DAY + edge * MINUTE - offset;
    return { band: band ?? null, until: clockHolds(offsetAt, instant, until) };
  };
}

function weekdayOf(dayNumber: number): DayKind {
  return WEEKDAYS[((dayNumber % 7) + 7) % 7] ?? "thu";
}

function holds(window: TimeWindow, kind: DayKind, minute: number): boolean {
  return window.days.includes(kind) && window.fromMinute <= minute && minute < window.untilMinute;
}

/** The minutes of a day at which a band may begin or end, in order. */
function edgesOf(bands: readonly Pick<RateBand, "when">[]): number[] {
  const windows = bands.flatMap(({ when }) => when ?? []);
  const edges = windows.flatMap(({ fromMinute, untilMinute }) => [fromMinute, untilMinute]);
  return [...new Set([...edges, MINUTES_OF_DAY])].sort((a, b) => a - b);
}

/** The end of a stretch of up to a day, or the moment before it at which the clocks change. */
function clockHolds(offsetAt: (instant: Instant) => number, from: Instant, until: Instant): Instant {
  const offset = offsetAt(from);
  if (offsetAt(until) === offset) return until;
  let [before, after] = [from, until];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
