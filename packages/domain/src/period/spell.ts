import { DomainError } from "../error.ts";
import type { Instant, PeriodLabel } from "./types.ts";
import { offsetClock } from "./zone-offset.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * Spells a calendar date: "2026-11-10" is "10 November 2026".
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for what is not written like that.
 */
export function spellDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) {
    throw new DomainError("INPUT_INVALID", `"${date}" is not a date: write it like 2026-11-30.`);
  }
  return `${Number(day)} ${name} ${year}`;
}

/**
 * Spells a billing period: "2026-10" is "October 2026".
 *
 * Throws  {@link DomainError} `PERIOD_INVALID` for a label that is not YYYY-MM.
 */
export function spellPeriod(label: PeriodLabel): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(label) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) {
    throw new DomainError("PERIOD_INVALID", `"${label}" is not a billing period: write it like 2026-10.`);
  }
  return `${name} ${year}`;
}

/**
 * Spells an instant as the wall clock of a zone shows it, to the minute: "1 Nov 2026, 00:05".
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function spellInstant(instant: Instant, zone: string): string {
  const local = new Date(instant + offsetClock(zone)(instant)).toISOString();
  const [day = "", month = "", year = ""] = spellDate(local.slice(0, 10)).split(" ");
  return `${day} ${month.slice(0, 3)} ${year}, ${local.slice(11, 16)}`;
}
