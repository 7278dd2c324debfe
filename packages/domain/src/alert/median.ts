/**
 * The middle of a list; of an even number of values the mean of the two in the middle.
 *
 * Units   twice those of the input, so that a mean stays whole.
 * Shape   null of an empty list.
 */
export function twiceMedian(values: readonly bigint[]): bigint | null {
  const sorted = [...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : low + high;
}

/** How far a value lies from the middle of its history, and how far its history usually does. */
export interface Deviation {
  /** All in quarters of the input's unit, so that means of means stay whole. */
  readonly offQuarters: bigint;
  readonly madQuarters: bigint;
  readonly medianQuarters: bigint;
}

/**
 * The distance of a value from the median of its history, and the median of the history's own distances.
 *
 * Shape   null without a history.
 * Source  median absolute deviation, without a factor for normal distributions.
 */
export function deviation(value: bigint, history: readonly bigint[]): Deviation | null {
  const median = twiceMedian(history);
  if (median === null) return null;
  const distances = history.map((each) => absolute(2n * each - median));
  const mad = twiceMedian(distances) ?? 0n;
  return {
    offQuarters: absolute(4n * value - 2n * median),
    madQuarters: mad,
    medianQuarters: 2n * median,
  };
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
