/** How many of a file's records began in each hour of a UTC month, `YYYY-MM`. */
export type HourCounts = ReadonlyMap<string, Uint32Array>;

/** Seconds of a month, half-open. */
export interface SecondSpan {
  readonly from: number;
  readonly until: number;
}

export const HOURS_PER_MONTH = 31 * 24;
const SECONDS_PER_HOUR = 3600;
/**
 * To look a record up costs as much as to read some twenty keys that lie side by side: an hour with so much
 * less than the fullest one is not worth reading.
 */
const LEAST_PART = 20;
/** Each is asked for on its own; a file that is so scattered is one span from its first to its last hour. */
const MOST_SPANS = 16;

/**
 * The hours into which most of a file's records fall, those side by side put together: a file's own time, not
 * the days of which some came late.
 */
export function crowdedSpans(counts: Uint32Array): SecondSpan[] {
  const fullest = counts.reduce((most, count) => Math.max(most, count), 0);
  const spans: { from: number; until: number }[] = [];
  for (const [hour, count] of counts.entries()) {
    if (count === 0 || count * LEAST_PART < fullest) continue;
    const [from, until] = [hour * SECONDS_PER_HOUR, (hour + 1) * SECONDS_PER_HOUR];
    const last = spans[spans.length - 1];
    if (last?.until === from) last.until = until;
    else spans.push({ from, until });
  }
  const [first, last] = [spans[0], spans[spans.length - 1]];
  const isScattered = first !== undefined && last !== undefined && spans.length > MOST_SPANS;
  return isScattered ? [{ from: first.from, until: last.until }] : spans;
}

export function isInSpans(spans: readonly SecondSpan[], second: number): boolean {
  return spans.some(({ from, until }) => second >= from && second < until);
}
