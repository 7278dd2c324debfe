import type { IdentityHash } from "./hash-records.ts";

/**
 * A CDR's key as two halves: seconds in the month (22 bits) and 9 bits of hash above, 32 bits of hash
 * below.
 */
export interface CdrKey {
  readonly high: number;
  readonly low: number;
}

/** One key after the other, for whoever looks at each for a moment. */
export interface WritableKey {
  high: number;
  low: number;
}

const SECOND_STEPS = 512;

/** How many keys a second of the month has. */
export const KEY_STEPS_PER_SECOND = 1n << 41n;

/**
 * The key of a record within its month: `seconds in month << 41 | 41 bits of a hash of its identity`. Keys
 * lead with time, so that a file's rows fall close together in the partition's index. The hash counts records
 * that say the same, and steps around the rare other record that has taken the key. A key is no proof: the
 * records are compared. It is put into `key`.
 */
export function cdrKey(
  secondInMonth: number,
  { hashHigh, hashLow }: IdentityHash,
  key: WritableKey = { high: 0, low: 0 },
): CdrKey {
  key.high = secondInMonth * SECOND_STEPS + (hashHigh & (SECOND_STEPS - 1));
  key.low = hashLow >>> 0;
  return key;
}

/** The second in its month of the record behind a key. */
export function secondOf({ high }: CdrKey): number {
  return Math.floor(high / SECOND_STEPS);
}

export function keyToBigint({ high, low }: CdrKey): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}
