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
 * lead with time, so that a file's rows fall close together in the partition's index. `occurrence` counts
 * records that say the same, and steps around the rare other record that has taken the key. A key is no
 * proof: the records are compared. It is put into `key`.
 */
export function cdrKey(
  secondInMonth: number,
  bytes: Buffer,
  identityFrom: number,
  identityTo: number,
  occurrence: number,
  key: WritableKey = { high: 0, low: 0 },
): CdrKey {
  let low = 0x811c9dc5 | 0;
  let high = (0x9e3779b9 ^ occurrence) | 0;
  for (let at = identityFrom; at < identityTo; at++) {
    const byte = bytes[at] ?? 0;
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x85ebca77);
    high ^= high >>> 15;
  }
  low = mix(low ^ Math.imul(occurrence + 1, 0x27d4eb2f) ^ high);
  high = mix(high + low);
  key.high = secondInMonth * SECOND_STEPS + (high & (SECOND_STEPS - 1));
  key.low = low >>> 0;
  return key;
}

/** The second in its month of the record behind a key. */
export function secondOf({ high }: CdrKey): number {
  return Math.floor(high / SECOND_STEPS);
}

export function keyToBigint({ high, low }: CdrKey): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
