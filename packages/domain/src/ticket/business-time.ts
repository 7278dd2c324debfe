import { addToDay } from "../bill/cycle-days.ts";
import { DomainError } from "../error.ts";
import { localToInstant } from "../period/local-time.ts";
import { dayAt } from "../period/period.ts";
import type { Instant } from "../period/types.ts";
import type { BusinessCalendar, OpenHours } from "./types.ts";

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** Two years without an open hour: nobody will be there. */
const MOST_DAYS = 732;

interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * How much business time lies between two instants.
 *
 * Units   milliseconds that really pass: of a day on which the clocks change, an hour more or less.
 * Shape   negative when the second is the earlier one.
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function businessTimeBetween(calendar: BusinessCalendar, from: Instant, until: Instant): number {
  if (until < from) return -businessTimeBetween(calendar, until, from);
  let passed = 0;
  const last = dayAt(until, calendar.zone);
  for (let day = dayAt(from, calendar.zone); day <= last; day = addToDay(day, 1)) {
    for (const span of spansOf(calendar, day)) {
      passed += Math.max(0, Math.min(span.until, until) - Math.max(span.from, from));
    }
  }
  return passed;
}

/**
 * The instant at which so much business time has passed, or, for a negative time, before which it passed.
 *
 * Units   milliseconds that really pass.
 * Shape   of several instants (a night lies between them) the earliest; for nothing at all, the instant
 *         itself.
 * Throws  {@link DomainError} `INPUT_INVALID` when the calendar has no open hour, `ZONE_UNKNOWN`.
 */
export function addBusinessTime(calendar: BusinessCalendar, from: Instant, milliseconds: number): Instant {
  if (milliseconds === 0) return from;
  const isForward = milliseconds > 0;
  let left = Math.abs(milliseconds);
  let day = dayAt(from, calendar.zone);
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const spans = spansOf(calendar, day);
    for (const span of isForward ? spans : spans.toReversed()) {
      const open = isForward ? Math.max(span.from, from) : Math.min(span.until, from);
      const length = isForward ? span.until - open : open - span.from;
      if (length >= left) return isForward ? open + left : open - left;
      left -= Math.max(length, 0);
    }
    day = addToDay(day, isForward ? 1 : -1);
  }
  throw new DomainError(
    "INPUT_INVALID",
    "The desk has no open hours: give at least one day of the week some.",
  );
}

/** Whether somebody is there. */
export function isOpenAt(calendar: BusinessCalendar, at: Instant): boolean {
  return spansOf(calendar, dayAt(at, calendar.zone)).some(({ from, until }) => from <= at && at < until);
}

/** The spans of one day on which somebody is there, in order. */
function spansOf({ zone, week, holidays }: BusinessCalendar, day: string): Span[] {
  if (holidays.includes(day)) return [];
  const hours = week[weekdayOf(day)] ?? [];
  return [...hours].sort((a, b) => a.fromMinute - b.fromMinute).map((open) => spanOf(open, day, zone));
}

function spanOf({ fromMinute, untilMinute }: OpenHours, day: string, zone: string): Span {
  return { from: instantOf(day, fromMinute, zone), until: instantOf(day, untilMinute, zone) };
}

/** From Monday, 0, on. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A reading that the clock jumped over means the moment of the jump: the next reading that there is. */
function instantOf(day: string, minute: number, zone: string): Instant {
  if (minute >= DAY_MINUTES) return instantOf(addToDay(day, 1), minute - DAY_MINUTES, zone);
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const hour = Math.floor(minute / 60);
  const local = { year, month, day: date, hour, minute: minute % 60, second: 0 };
  const found = localToInstant(local, zone, "earlier");
  if ("instant" in found) return found.instant;
  return instantOf(day, minute + 1, zone);
}

export const MINUTE_MILLISECONDS = MINUTE;
