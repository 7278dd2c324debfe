import { copyBytes } from "./copy-bytes";

/** What a step of {@link writeColumns} does where it is no field; see `src/mapping/compile-columns.ts`. */
const DIGITS: i32 = 1;
const TEXT: i32 = 2;
const GAP: i32 = 3;

const STEP_BYTES: i32 = 12;
const ZERO: u32 = 48;

/**
 * Writes columns of PostgreSQL's binary COPY one behind the other at `target`, by steps of three numbers:
 *
 * - `0, number`: a field of the row as {@link cutRow} cut it; one that is empty or not there is NULL,
 * - `DIGITS, number`: the same, where it is made of digits,
 * - `TEXT, from, to`: a text that stands in memory; an empty one is NULL,
 * - `GAP, bytes`: columns that somebody else writes.
 *
 * Where each text begins and ends, counted from `target`, is put into `places`. Answers how many bytes were
 * written, or −1 − n when step n asks for digits that are none.
 */
export function writeColumns(
  steps: usize,
  stepCount: i32,
  base: usize,
  starts: usize,
  ends: usize,
  fields: i32,
  target: usize,
  places: usize,
): i32 {
  let at = target;
  for (let step = 0; step < stepCount; step++) {
    const kind = load<i32>(steps + step * STEP_BYTES);
    const value = load<i32>(steps + step * STEP_BYTES, 4);
    let from: usize = 0;
    let to: usize = 0;
    if (kind === GAP) {
      at += value;
    } else {
      if (kind === TEXT) {
        from = <usize>value;
        to = load<usize>(steps + step * STEP_BYTES, 8);
      } else if (<u32>value < <u32>fields) {
        from = base + load<i32>(starts + (value << 2));
        to = base + load<i32>(ends + (value << 2));
      }
      if (kind === DIGITS && !areDigits(from, to)) return -1 - step;
      const length = <i32>(to - from);
      store<i32>(at, length === 0 ? -1 : bswap<i32>(length));
      at += 4;
      store<i32>(places + (step << 3), <i32>(at - target));
      at = copyBytes(from, to, at);
      store<i32>(places + (step << 3), <i32>(at - target), 4);
    }
  }
  return <i32>(at - target);
}

function areDigits(from: usize, to: usize): bool {
  for (let at = from; at < to; at++) if (<u32>load<u8>(at) - ZERO > 9) return false;
  return true;
}
