const LOW_SEED: i32 = <i32>0x811c9dc5;
const HIGH_SEED: i32 = <i32>0x9e3779b9;
const LOW_FACTOR: i32 = 0x01000193;
const HIGH_FACTOR: i32 = <i32>0x85ebca77;
const OCCURRENCE_FACTOR: i32 = 0x27d4eb2f;

/**
 * Hashes identities, each of which is told as two addresses, from and to, into two halves of 32 bits, the
 * higher one first. Each byte waits for the one before it: four identities side by side take little longer
 * than one.
 */
export function hashIdentities(identities: usize, count: i32, occurrence: i32, hashes: usize): void {
  let done = 0;
  for (; done + 4 <= count; done += 4) hashFour(identities + (done << 3), occurrence, hashes + (done << 3));
  for (; done < count; done++) {
    const at = identities + (done << 3);
    const from = load<usize>(at);
    hashRest(from, load<usize>(at, 4), LOW_SEED, HIGH_SEED ^ occurrence, occurrence, hashes + (done << 3));
  }
}

function hashFour(identities: usize, occurrence: i32, hashes: usize): void {
  const from0 = load<usize>(identities);
  const from1 = load<usize>(identities, 8);
  const from2 = load<usize>(identities, 16);
  const from3 = load<usize>(identities, 24);
  const to0 = load<usize>(identities, 4);
  const to1 = load<usize>(identities, 12);
  const to2 = load<usize>(identities, 20);
  const to3 = load<usize>(identities, 28);
  const shared = min(min(to0 - from0, to1 - from1), min(to2 - from2, to3 - from3));
  let low0 = LOW_SEED;
  let low1 = LOW_SEED;
  let low2 = LOW_SEED;
  let low3 = LOW_SEED;
  let high0 = HIGH_SEED ^ occurrence;
  let high1 = high0;
  let high2 = high0;
  let high3 = high0;
  for (let at: usize = 0; at < shared; at++) {
    const byte0 = <i32>load<u8>(from0 + at);
    const byte1 = <i32>load<u8>(from1 + at);
    const byte2 = <i32>load<u8>(from2 + at);
    const byte3 = <i32>load<u8>(from3 + at);
    low0 = (low0 ^ byte0) * LOW_FACTOR;
    low1 = (low1 ^ byte1) * LOW_FACTOR;
    low2 = (low2 ^ byte2) * LOW_FACTOR;
    low3 = (low3 ^ byte3) * LOW_FACTOR;
    high0 = (high0 ^ byte0) * HIGH_FACTOR;
    high1 = (high1 ^ byte1) * HIGH_FACTOR;
    high2 = (high2 ^ byte2) * HIGH_FACTOR;
    high3 = (high3 ^ byte3) * HIGH_FACTOR;
    high0 ^= high0 >>> 15;
    high1 ^= high1 >>> 15;
    high2 ^= high2 >>> 15;
    high3 ^= high3 >>> 15;
  }
  hashRest(from0 + shared, to0, low0, high0, occurrence, hashes);
  hashRest(from1 + shared, to1, low1, high1, occurrence, hashes + 8);
  hashRest(from2 + shared, to2, low2, high2, occurrence, hashes + 16);
  hashRest(from3 + shared, to3, low3, high3, occurrence, hashes + 24);
}

/** Goes on with a hash from where four of them left it, and puts it down. */
function hashRest(from: usize, to: usize, lowSoFar: i32, highSoFar: i32, occurrence: i32, hash: usize): void {
  let low = lowSoFar;
  let high = highSoFar;
  for (let at = from; at < to; at++) {
    const byte = <i32>load<u8>(at);
    low = (low ^ byte) * LOW_FACTOR;
    high = (high ^ byte) * HIGH_FACTOR;
    high ^= high >>> 15;
  }
  low = mix(low ^ ((occurrence + 1) * OCCURRENCE_FACTOR) ^ high);
  store<i32>(hash, mix(high + low));
  store<i32>(hash, low, 4);
}

function mix(value: i32): i32 {
  let mixed = (value ^ (value >>> 16)) * 0x7feb352d;
  mixed = (mixed ^ (mixed >>> 15)) * <i32>0x846ca68b;
  return mixed ^ (mixed >>> 16);
}
