import { DomainError } from "../error.ts";
import type { PeriodLabel } from "./types.ts";

/**
 * The date on which a day-of-month rule falls: day 31 is 28 or 29 February, 30 April, 31 May.
 *
 * Shape   `YYYY-MM-DD`.
 * Throws  {@link DomainError} `PERIOD_INVALID`, `INPUT_INVALID` when the day is not 1 to 31.
 */
export function dayInMonth(label: PeriodLabel, day: number): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (match === null)
    throw new DomainError("PERIOD_INVALID", `"${label}" is not a period: write it like 2026-10.`);
  if (!Number.isInteger(day) || day < 1 || day > 31) {
    throw new DomainError("INPUT_INVALID", `Day ${day} is no day of a month: choose 1 to 31.`);
  }
  const lastDay = new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate();
  return `${label}-${String(Math.min(day, lastDay)).padStart(2, "0")}`;
}
