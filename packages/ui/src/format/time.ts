export type InstantStyle = "date" | "minute" | "second";

const DATE = { year: "numeric", month: "short", day: "numeric" } as const;
const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;

/** A formatter is costly to make and cheap to use. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** An instant on the wall clock of a zone: "1 Nov 2026, 00:05". Throws `RangeError` on an unknown zone. */
export function formatInstant(at: Date | string, zone: string, style: InstantStyle = "minute"): string {
  const { day, month, year, hour, minute, second } = readClock(toDate(at), zone);
  const date = `${day} ${month} ${year}`;
  if (style === "date") return date;
  return `${date}, ${hour}:${minute}${style === "second" ? `:${second}` : ""}`;
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

function readClock(at: Date, zone: string): Record<string, string> {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("en-US", { ...DATE, ...TIME, timeZone: zone });
  clocks.set(zone, clock);
  return Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
}
