/** A stream of pseudo-random integers that is the same on every machine for one seed. */
export interface Random {
  /** A whole number from 0 to `bound` − 1. */
  below(bound: number): number;
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks an index with a probability in proportion to its weight. */
  weighted(weights: readonly number[]): number;
}

/**
 * mulberry32: 32 bits of state, integer operations only, so no platform's floating point can change a byte.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number): number => Math.floor((next() * bound) / 0x1_0000_0000);
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("Nothing to pick from: the list is empty.");
      return item;
    },
    weighted: (weights) => {
      let left = below(weights.reduce((sum, weight) => sum + weight, 0));
      return weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
    },
  };
}
