import { rememberByNumber } from "../remember-by-number.ts";
import { dayAt, labelAt } from "./period.ts";
import type { Instant, PeriodLabel } from "./types.ts";

/** What a moment is called in a zone: one object for all moments that share it. */
export interface CalendarDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly period: PeriodLabel;
  /** The period it belongs to in UTC. */
  readonly utcPeriod: PeriodLabel;
}

export type Calendar = (instant: Instant) => CalendarDay;

/** Days and periods nearly always begin on a quarter of an hour in UTC, whatever the zone. */
const QUARTER = 900_000;
/** Twelve weeks of them: more than the records of one file spread over. */
const QUARTERS_AT_HAND = 8192;

/**
 * The local day of an instant and the periods it belongs to, for many records in any order: quarters of an
 * hour that lie within one day and period are remembered.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function createCalendar(zone: string): Calendar {
  const days = new Map<string, CalendarDay>();
  const read = (instant: Instant): CalendarDay => {
    const [day, period, utcPeriod] = [dayAt(instant, zone), labelAt(instant, zone), labelAt(instant, "UTC")];
    const key = `${day} ${period} ${utcPeriod}`;
    const known = days.get(key) ?? { day, period, utcPeriod };
    days.set(key, known);
    return known;
  };
  /** null when a day or a period begins within the quarter. */
  const ofQuarter = rememberByNumber(QUARTERS_AT_HAND, (quarter) => {
    const first = read(quarter * QUARTER);
    return first === read((quarter + 1) * QUARTER - 1) ? first : null;
  });
  return (instant) => ofQuarter(Math.floor(instant / QUARTER)) ?? read(instant);
}
