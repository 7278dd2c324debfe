import { DomainError } from "../error.ts";
import type { Instant, Period, PeriodLabel } from "./types.ts";
import { offsetClock } from "./zone-offset.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LABEL = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * Cuts one month in a zone: half-open, so an event exactly at `endsAt` belongs to the next period.
 *
 * Throws  {@link DomainError} `PERIOD_INVALID` for a label that is not YYYY-MM, `ZONE_UNKNOWN`.
 */
export function periodOf(label: PeriodLabel, zone: string): Period {
  return { label, zone, startsAt: monthStart(label, zone), endsAt: monthStart(nextLabel(label), zone) };
}

/**
 * The period an instant belongs to: the one with `startsAt <= instant < endsAt`.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function labelAt(instant: Instant, zone: string): PeriodLabel {
  const label = dayAt(instant, zone).slice(0, 7);
  // Where a fold crosses midnight, the wall clock shows the old month again after the new period has begun.
  return instant >= periodOf(label, zone).endsAt ? nextLabel(label) : label;
}

/**
 * The local calendar day of an instant, `YYYY-MM-DD`.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function dayAt(instant: Instant, zone: string): string {
  return new Date(instant + offsetClock(zone)(instant)).toISOString().slice(0, 10);
}

export function nextLabel(label: PeriodLabel): PeriodLabel {
  return labelOf(monthIndex(label) + 1);
}

export function previousLabel(label: PeriodLabel): PeriodLabel {
  return labelOf(monthIndex(label) - 1);
}

/** How many periods later the second is; negative when it is earlier. */
export function periodsBetween(first: PeriodLabel, second: PeriodLabel): number {
  return monthIndex(second) - monthIndex(first);
}

/**
 * Hours between the period's ends: 745 for October in Berlin, 743 for March. A half-hour change gives a
 * fraction.
 */
export function hoursIn(period: Period): number {
  return (period.endsAt - period.startsAt) / HOUR;
}

function monthIndex(label: PeriodLabel): number {
  const match = LABEL.exec(label);
  if (match === null) {
    throw new DomainError("PERIOD_INVALID", `"${label}" is not a billing period: write it like 2026-10.`);
  }
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

function labelOf(index: number): PeriodLabel {
  const year = String(Math.floor(index / 12)).padStart(4, "0");
  return `${year}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/**
 * The first instant at which the wall clock shows the month. Where the clock skips midnight (Damascus, April
 * 2005) that is the moment of the jump; where midnight comes twice (St. John's, November 2009) it is the
 * first one.
 */
function monthStart(label: PeriodLabel, zone: string): Instant {
  const index = monthIndex(label);
  const midnight = Date.UTC(Math.floor(index / 12), index % 12, 1);
  const offsetAt = offsetClock(zone);
  const isInMonth = (instant: Instant): boolean => instant + offsetAt(instant) >= midnight;
  const before = midnight - offsetAt(midnight - DAY);
  const after = midnight - offsetAt(midnight + DAY);
  const [first, second] = before <= after ? [before, after] : [after, before];
  const candidate = isInMonth(first) ? first : second;
  return isInMonth(candidate - 1) ? jumpBefore(candidate, isInMonth) : candidate;
}

/** Halves the hours before `candidate` down to the millisecond at which the clock jumps into the month. */
function jumpBefore(candidate: Instant, isInMonth: (instant: Instant) => boolean): Instant {
  let outside = candidate - DAY;
  let inside = candidate - 1;
  while (inside - outside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (isInMonth(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
