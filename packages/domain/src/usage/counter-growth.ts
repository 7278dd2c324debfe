import { DomainError } from "../error.ts";

/**
 * How far a volume counter moved between two readings of one session. A counter of 32 bits starts over at 4
 * GiB, so a smaller reading means that it wrapped, once.
 *
 * Units   bytes.
 * Throws  {@link DomainError} `INPUT_INVALID` when a reading does not fit the counter.
 */
export function counterGrowth(previous: bigint, current: bigint, bits: number): bigint {
  const size = 1n << BigInt(bits);
  if (previous < 0n || current < 0n || previous >= size || current >= size) {
    throw new DomainError(
      "INPUT_INVALID",
      `A counter reading does not fit ${bits} bits: check the source's counter width.`,
    );
  }
  return current >= previous ? current - previous : current + size - previous;
}
