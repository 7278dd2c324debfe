import type { NumberSeries } from "./types.ts";

/** What a series counts by on a day: a prefix with year or month counts from 1 again in the next. */
export function seriesOn({ prefix }: NumberSeries, issuedOn: string): string {
  return prefix.replaceAll("{yyyy}", issuedOn.slice(0, 4)).replaceAll("{mm}", issuedOn.slice(5, 7));
}

/** Writes the number that a count stands for; one with more digits than the series has keeps them all. */
export function numberOf(series: NumberSeries, issuedOn: string, count: number): string {
  return seriesOn(series, issuedOn) + String(count).padStart(series.digits, "0");
}
