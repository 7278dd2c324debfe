import type { Random } from "../random.ts";
import { monthStart, offsetHours, type SeedZone } from "../wall-clock.ts";
import type { Side } from "./operators.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const zoneOf: Readonly<Record<Side, SeedZone>> = { de: "Europe/Berlin", uk: "Europe/London" };

export interface Month {
  readonly period: string;
  /** 1 to 12, of 2026. */
  readonly month: number;
  readonly days: number;
  /** Ordinary records by side. */
  readonly records: Readonly<Record<Side, number>>;
}

export const months: readonly Month[] = [
  { period: "2026-08", month: 8, days: 31, records: { de: 44_000, uk: 19_500 } },
  { period: "2026-09", month: 9, days: 30, records: { de: 45_500, uk: 20_200 } },
  { period: "2026-10", month: 10, days: 31, records: { de: 48_500, uk: 21_300 } },
];

/** The period of an instant in the agreement's zone, by the month boundaries alone. */
export function periodAt(side: Side, instant: number): string {
  const zone = zoneOf[side];
  const found = months.findLast(({ month }) => instant >= monthStart(zone, 2026, month));
  if (found === undefined || instant >= monthStart(zone, 2026, 11)) return "outside";
  return found.period;
}

/**
 * The instant at which a wall clock shows a time, given as if it were UTC; the later one in the repeated
 * hour.
 */
export function fromWall(zone: SeedZone, wall: number): number {
  const winter = wall - (zone === "Europe/Berlin" ? 1 : 0) * HOUR;
  return winter - (offsetHours(zone, winter) - offsetHours(zone, Date.UTC(2026, 11, 1))) * HOUR;
}

/** Sunday first: people call less at the weekend and stream more. */
const WEEKDAYS = {
  voice: [62, 104, 106, 105, 108, 112, 80],
  data: [118, 94, 95, 96, 99, 104, 120],
  machines: [100, 100, 100, 100, 100, 100, 100],
} as const;

const HOURS = {
  voice: [3, 2, 1, 1, 1, 4, 14, 32, 55, 66, 70, 72, 68, 62, 64, 66, 70, 78, 80, 72, 55, 36, 18, 8],
  data: [22, 13, 8, 6, 6, 10, 28, 46, 50, 48, 50, 54, 60, 58, 56, 58, 64, 72, 80, 88, 96, 98, 76, 44],
  machines: Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 40 : 20)),
} as const;

export type Rhythm = keyof typeof HOURS;

/** A moment of a month with the rhythm of days and hours that this kind of traffic has. */
export function momentIn(month: Month, side: Side, rhythm: Rhythm, lastDay: number, random: Random): number {
  const firstDay = Date.UTC(2026, month.month - 1, 1);
  const weights = Array.from({ length: lastDay }, (_, day) => {
    return WEEKDAYS[rhythm][new Date(firstDay + day * DAY).getUTCDay()] ?? 100;
  });
  const wall = firstDay + random.weighted(weights) * DAY + random.weighted(HOURS[rhythm]) * HOUR;
  return fromWall(zoneOf[side], wall + random.below(3600) * 1000);
}
