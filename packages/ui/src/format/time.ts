import { TZDate } from "@date-fns/tz";
import { format } from "date-fns/format";

export type InstantStyle = "date" | "minute" | "second";

const PATTERNS: Readonly<Record<InstantStyle, string>> = {
  date: "d MMM yyyy",
  minute: "d MMM yyyy, HH:mm",
  second: "d MMM yyyy, HH:mm:ss",
};

/** An instant on the wall clock of a zone: "1 Nov 2026, 00:05". Throws `RangeError` on an unknown zone. */
export function formatInstant(at: Date | string, zone: string, style: InstantStyle = "minute"): string {
  return format(new TZDate(toDate(at), zone), PATTERNS[style]);
}

/** The same instant in UTC, to the second: "31 Oct 2026, 23:05:00 UTC". */
export function formatUtc(at: Date | string): string {
  return `${formatInstant(at, "UTC", "second")} UTC`;
}

/** Time left or gone, in the largest unit that is full: "3 d", "5 h", "12 min", "8 s". */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)} d`;
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h`;
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min`;
  return `${seconds} s`;
}

function toDate(at: Date | string): Date {
  return typeof at === "string" ? new Date(at) : at;
}
