import { addToDay } from "../bill/cycle-days.ts";
import { localToInstant } from "../period/local-time.ts";
import { dayAt } from "../period/period.ts";
import type { Instant } from "../period/types.ts";
import type { Schedule } from "./types.ts";

/** As long as somebody has said nothing else. */
export const USUAL_SCHEDULE: Schedule = { zone: "UTC", quietFrom: null, quietUntil: null, digestAt: 7 * 60 };

/**
 * When a mail of its own goes: at once, or when the quiet hours around that moment are over.
 *
 * Shape   quiet hours may run over midnight; a time that the clocks leave out is the moment of the change.
 */
export function dueAtOnce(now: Instant, { zone, quietFrom, quietUntil }: Schedule): Instant {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return now;
  const today = dayAt(now, zone);
  const days = quietFrom < quietUntil ? [0] : [-1, 0];
  for (const shift of days) {
    const from = at(addToDay(today, shift), quietFrom, zone);
    const until = at(addToDay(today, quietFrom < quietUntil ? shift : shift + 1), quietUntil, zone);
    if (from <= now && now < until) return until;
  }
  return now;
}

/** The next daily mail after a moment: its day, and when it goes. */
export function nextDigest(
  now: Instant,
  { zone, digestAt }: Schedule,
): { readonly day: string; readonly at: Instant } {
  const today = dayAt(now, zone);
  const days = [today, addToDay(today, 1)].map((day) => ({ day, at: at(day, digestAt, zone) }));
  const next = days.find((day) => day.at > now);
  if (next === undefined) throw new RangeError(`no morning follows ${now} in ${zone}`);
  return next;
}

function at(day: string, minutes: number, zone: string): Instant {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const clock = { hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 };
  const found = localToInstant({ year, month, day: date, ...clock }, zone, "earlier");
  if ("instant" in found) return found.instant;
  // Left out by the clocks: an hour later there is a time again, whatever the zone.
  const later = localToInstant({ year, month, day: date, ...clock, hour: clock.hour + 1 }, zone, "earlier");
  if ("instant" in later) return later.instant;
  throw new RangeError(`${day} has no ${minutes} minutes in ${zone}`);
}
