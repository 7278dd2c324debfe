import { DomainError } from "../error.ts";

/**
 * Adds calendar days to a date.
 *
 * Units   dates as YYYY-MM-DD, without a zone.
 * Throws  {@link DomainError} `INPUT_INVALID` for anything else.
 */
export function addDays(date: string, days: number): string {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start)) {
    throw new DomainError("INPUT_INVALID", `"${date}" is not a date: write it like 2026-11-30.`);
  }
  return new Date(start + days * 86_400_000).toISOString().slice(0, 10);
}
