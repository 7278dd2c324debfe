/** An axis in the unit of its values; its ticks are round figures and exact. */
export interface Scale {
  readonly low: bigint;
  readonly high: bigint;
  readonly ticks: readonly bigint[];
}

/** The smallest round axis with about `count` steps that holds all values, and `base`: zero for bars. */
export function scaleOf(values: readonly bigint[], base: bigint | null = 0n, count = 4): Scale {
  const { low, high } = rangeOf(base === null ? values : [base, ...values]);
  if (low === high) return { low, high: low + 1n, ticks: [low] };
  const step = roundStep((high - low + BigInt(count - 1)) / BigInt(count));
  const first = floorTo(low, step);
  const last = -floorTo(-high, step);
  const ticks: bigint[] = [];
  for (let tick = first; tick <= last; tick += step) ticks.push(tick);
  return { low: first, high: last, ticks };
}

/** An axis without ticks, from the least to the most, zero among them: for bars that carry their figures. */
export function bareScaleOf(values: readonly bigint[]): Scale {
  const { low, high } = rangeOf([0n, ...values]);
  return { low, high: high === low ? low + 1n : high, ticks: [] };
}

/** The least and the most of some values; zero of none. */
export function rangeOf(values: readonly bigint[]): { low: bigint; high: bigint } {
  let low = values[0] ?? 0n;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

/** Where a value lies on its axis, from 0 to 100: for drawing, the only place where a figure is a float. */
export function positionOn({ low, high }: Scale, value: bigint): number {
  return Number(((value - low) * 1_000_000n) / (high - low)) / 10_000;
}

/** The next of 1, 2, 5, 10, 20, … that is not below. */
function roundStep(atLeast: bigint): bigint {
  if (atLeast <= 1n) return 1n;
  const power = 10n ** BigInt(atLeast.toString().length - 1);
  const factor = [1n, 2n, 5n, 10n].find((each) => each * power >= atLeast) ?? 10n;
  return factor * power;
}

function floorTo(value: bigint, step: bigint): bigint {
  const remainder = ((value % step) + step) % step;
  return value - remainder;
}
