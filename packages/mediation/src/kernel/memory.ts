import { FEWEST_PAGES, MOST_PAGES } from "../generated/kernel.ts";
import { runtime } from "./web-assembly.ts";

const PAGE_BYTES = 65_536;
/** The kernel copies sixteen bytes at a time, and so beyond the end of what it copies. */
const ROOM_BYTES = 64;
const LEAST_BYTES = 64;

/** A part of the kernel's memory: its address there, below 0 for what is elsewhere, and its bytes. */
export interface Region {
  readonly address: number;
  readonly bytes: Buffer;
  readonly view: DataView;
}

/** Shared, because the views of such memory stay whole when it grows. Nobody else shares it. */
export const memory = new runtime.Memory({ initial: FEWEST_PAGES, maximum: MOST_PAGES, shared: true });

/** What was given back, by its size: memory never shrinks, and to have it again costs nothing. */
const free = new Map<number, Region[]>();
let taken = 0;

/**
 * Takes at least so many bytes of the kernel's memory: up to a quarter more, so that what is given back fits
 * others. What is never written to costs no memory.
 *
 * Throws  RangeError when the kernel may have no more.
 */
export function takeRegion(least: number): Region {
  const size = sizeFor(least);
  const known = free.get(size)?.pop();
  if (known !== undefined) return known;
  const address = taken;
  const missing = address + size + ROOM_BYTES - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  taken += size + ROOM_BYTES;
  const bytes = Buffer.from(memory.buffer, address, size);
  return { address, bytes, view: new DataView(memory.buffer, address, size) };
}

/** A power of two, or that and some quarters of it. */
function sizeFor(least: number): number {
  const step = Math.max(LEAST_BYTES, 2 ** (Math.floor(Math.log2(least)) - 2));
  return Math.ceil(least / step) * step;
}

/** Memory that the kernel does not reach, and that goes by itself. */
export function elsewhere(size: number): Region {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { address: -1, bytes, view: new DataView(bytes.buffer) };
}

/**
 * Gives a region back: whoever takes as many bytes next may have it.
 *
 * Throws  when it was given back before: two would have it then.
 */
export function giveBack(region: Region): void {
  const same = free.get(region.bytes.length) ?? [];
  if (same.includes(region)) throw new Error("Memory of the kernel is given back twice.");
  same.push(region);
  free.set(region.bytes.length, same);
}
