import { berFault } from "./fault.ts";
import { isEndOfContents, readHeader } from "./read-header.ts";
import type { BerHeader } from "./types.ts";

const MAX_DEPTH = 32;

/** An element of indefinite length whose end is not found yet; positions count from the file's first byte. */
export interface Measure {
  /** Where the next header within it begins. */
  next: number;
  /** How many elements of indefinite length are open there, itself included. */
  depth: number;
}

/** Begins to look for the end of an element of indefinite length that begins at `start`. */
export function beginMeasure({ headerBytes }: BerHeader, start: number): Measure {
  return { next: start + headerBytes, depth: 1 };
}

/**
 * Goes on looking, in `bytes`, which begin at `position` of the file; the position behind the element's end,
 * or null when more bytes are needed. An element of definite length within it is stepped over unseen, so that
 * a fault inside stays inside.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when no end can be found before `limit`.
 */
export function goOnMeasuring(
  measure: Measure,
  bytes: Buffer,
  position: number,
  limit: number,
): number | null {
  while (measure.depth > 0) {
    if (measure.next >= limit) throw berFault(limit, "an element of indefinite length has no end");
    const at = measure.next - position;
    const header = readHeader(bytes, at, Math.min(bytes.length, limit - position), position);
    if (header === null) {
      if (bytes.length >= limit - position) throw berFault(measure.next, "a tag or a length is cut off");
      return null;
    }
    stepOver(measure, header, limit);
  }
  return measure.next;
}

function stepOver(measure: Measure, header: BerHeader, limit: number): void {
  const at = measure.next;
  measure.next += header.headerBytes;
  if (isEndOfContents(header)) measure.depth -= 1;
  else if (header.contentBytes === null) measure.depth += 1;
  else measure.next += header.contentBytes;
  if (measure.depth > MAX_DEPTH) throw berFault(at, `elements are nested deeper than ${MAX_DEPTH}`);
  if (measure.next > limit) {
    throw berFault(at, `a length reaches ${measure.next - limit} bytes beyond what holds it`);
  }
}
