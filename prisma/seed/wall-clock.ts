const HOUR = 3_600_000;
/** Both zones leave summer time at the same instant, on the last Sunday of October. */
const SUMMER_ENDS = Date.UTC(2026, 9, 25, 1);

export type SeedZone = "Europe/Berlin" | "Europe/London";

const winterHours: Record<SeedZone, number> = { "Europe/Berlin": 1, "Europe/London": 0 };

/**
 * Offsets typed from the rule (EU and UK summer time ends 2026-10-25T01:00Z), for July to December 2026 only.
 */
export function offsetHours(zone: SeedZone, instant: number): number {
  return winterHours[zone] + (instant < SUMMER_ENDS ? 1 : 0);
}

/** The first instant of a month: local midnight, 22:00Z or 23:00Z of the day before in Berlin. */
export function monthStart(zone: SeedZone, year: number, month: number): number {
  const midnight = Date.UTC(year, month - 1, 1);
  return midnight - offsetHours(zone, midnight - 3 * HOUR) * HOUR;
}

/** `2026-10-25T02:30:00`, as a clock on the wall shows it. */
export function wallClock(zone: SeedZone, instant: number): string {
  return new Date(instant + offsetHours(zone, instant) * HOUR).toISOString().slice(0, 19);
}

/** The wall clock with its offset: `2026-10-25T02:30:00+02:00`. */
export function wallClockWithOffset(zone: SeedZone, instant: number): string {
  return `${wallClock(zone, instant)}+${String(offsetHours(zone, instant)).padStart(2, "0")}:00`;
}

/** `2026-10-25T00:30:00Z`. */
export function utcClock(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
