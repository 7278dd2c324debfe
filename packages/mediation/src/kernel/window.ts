import { giveBack, type Region, takeRegion } from "./memory.ts";
import { takeNumbers } from "./numbers.ts";

const FIRST_BYTES = 262_144;
/** A row of more fields is cut the slow way. */
export const MOST_FIELDS = 4096;

/** Where the fields of the row begin and end that the kernel has cut last, counted from the window's. */
export const starts = takeNumbers(MOST_FIELDS + 1);
export const ends = takeNumbers(MOST_FIELDS + 1);
/** What the kernel answers beside its result. */
export const answer = takeNumbers(1);

let region: Region = takeRegion(FIRST_BYTES);

/** Where the bytes stand that rows are cut from: one window for all that is read in a process. */
export function windowAddress(): number {
  return region.address;
}

/**
 * Puts bytes into the window, those of `head` first. They hold until the next are put there: whoever is not
 * done with them by then copies them.
 */
export function intoWindow(head: Uint8Array, rest: Uint8Array): Buffer {
  const size = head.length + rest.length;
  if (size > region.bytes.length) {
    giveBack(region);
    region = takeRegion(size);
  }
  region.bytes.set(head);
  region.bytes.set(rest, head.length);
  return region.bytes.subarray(0, size);
}
