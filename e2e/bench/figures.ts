/** The value that the given share of all values does not exceed, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The middle value, and between which values nine of ten lie. */
export function spreadOf(values: readonly number[]): Spread {
  return { low: percentile(values, 0.05), middle: percentile(values, 0.5), high: percentile(values, 0.95) };
}

export function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

export function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

/** Says how quiet the machine was. */
export function healthText(health: Spread): string {
  return `A request that does nothing took ${spreadText(health)} ms.`;
}

export function spreadText({ low, middle, high }: Spread): string {
  return `${milliseconds(middle)} (${milliseconds(low)}–${milliseconds(high)})`;
}
