import { DomainError } from "../error.ts";
import { dayInMonth } from "../period/day-in-month.ts";
import { nextLabel, previousLabel } from "../period/period.ts";
import type { PeriodLabel } from "../period/types.ts";

const DAY = 86_400_000;

/** The days of one billing cycle, first and last, both `YYYY-MM-DD`. */
export interface CycleDays {
  readonly label: PeriodLabel;
  /** The day of the month on which cycles begin. */
  readonly cycleDay: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/**
 * The days of the cycle that begins in a month.
 *
 * Shape   from the cycle's day to the day before the next cycle's; day 31 is the last day of a shorter month.
 *         Cycles follow one another without gap or overlap. With day 1 a cycle is a calendar month.
 * Throws  {@link DomainError} `PERIOD_INVALID`, `INPUT_INVALID` when the day is not 1 to 31.
 */
export function cycleDays(label: PeriodLabel, cycleDay: number): CycleDays {
  const next = dayInMonth(nextLabel(label), cycleDay);
  return { label, cycleDay, firstDay: dayInMonth(label, cycleDay), lastDay: addToDay(next, -1) };
}

/** The cycle in which a day lies. */
export function cycleOf(day: string, cycleDay: number): CycleDays {
  const own = cycleDays(day.slice(0, 7), cycleDay);
  return day < own.firstDay ? cycleDays(previousLabel(own.label), cycleDay) : own;
}

/** How many days there are from the first to the last, both counted. */
export function daysFrom(firstDay: string, lastDay: string): number {
  return dayNumber(lastDay) - dayNumber(firstDay) + 1;
}

/** The day so many days later, or earlier. */
export function addToDay(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY).toISOString().slice(0, 10);
}

/**
 * Days since 1970.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for what is no calendar day.
 */
export function dayNumber(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new DomainError("INPUT_INVALID", `"${day}" is not a date: write it like 2026-11-30.`);
  }
  return time / DAY;
}
