const MOST = 2 ** 52;

/**
 * A sum of whole numbers that stays exact however large it grows: it is kept in a number while that is safe,
 * which is several times faster than adding bigints, and carried over before it is not.
 */
export class ExactSum {
  #small = 0;
  #large = 0n;

  /** Adds a safe integer. */
  add(value: number): void {
    if (value > MOST || value < -MOST) {
      this.#large += BigInt(value);
      return;
    }
    this.#small += value;
    if (this.#small > MOST || this.#small < -MOST) {
      this.#large += BigInt(this.#small);
      this.#small = 0;
    }
  }

  get value(): bigint {
    return this.#large + BigInt(this.#small);
  }
}
