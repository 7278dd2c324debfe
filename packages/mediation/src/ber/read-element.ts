import { berFault } from "./fault.ts";
import { isEndOfContents, readHeader } from "./read-header.ts";
import type { BerElement, BerHeader } from "./types.ts";

/** Deeper than any record format nests; what goes on below is meant to exhaust a reader. */
const MAX_DEPTH = 32;
/** More than any record has; so many elements take some 60 MB. */
const MAX_ELEMENTS = 250_000;
const NONE: readonly BerElement[] = [];

/** Counts what is read at once, so that bytes cannot grow to many times their size in memory. */
interface Budget {
  left: number;
}

interface Placed {
  readonly element: BerElement;
  readonly end: number;
}

interface PlacedAll {
  readonly elements: readonly BerElement[];
  /** Where the content ends, and where what follows it begins. */
  readonly contentEnd: number;
  readonly end: number;
}

/**
 * Reads the one element that `bytes` is, with all that it holds. No length is believed beyond the bytes that
 * are there.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` with the byte at which the fault lies.
 */
export function readElement(bytes: Buffer): BerElement {
  const { element, end } = readOne(bytes, 0, bytes.length, 0, { left: MAX_ELEMENTS });
  if (end < bytes.length) throw berFault(end, "bytes stand behind the element");
  return element;
}

/**
 * Reads the elements that stand one behind the other in `bytes`.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` with the byte at which the fault lies.
 */
export function readElements(bytes: Buffer): readonly BerElement[] {
  return readDefinite(bytes, 0, bytes.length, 0, { left: MAX_ELEMENTS });
}

function readOne(bytes: Buffer, at: number, end: number, depth: number, budget: Budget): Placed {
  const header = headerAt(bytes, at, end);
  if (isEndOfContents(header)) throw berFault(at, "an end of contents where none is due");
  budget.left -= 1;
  if (budget.left < 0) throw berFault(at, `there are more than ${MAX_ELEMENTS} elements`);
  const from = at + header.headerBytes;
  if (header.contentBytes === null) {
    const { elements, contentEnd, end: next } = readIndefinite(bytes, from, end, depth + 1, budget);
    return { element: elementOf(header, at, bytes.subarray(from, contentEnd), elements), end: next };
  }
  const contentEnd = from + header.contentBytes;
  if (contentEnd > end) {
    throw berFault(at, `a length reaches ${contentEnd - end} bytes beyond what holds it`);
  }
  const children = header.isConstructed ? readDefinite(bytes, from, contentEnd, depth + 1, budget) : NONE;
  return { element: elementOf(header, at, bytes.subarray(from, contentEnd), children), end: contentEnd };
}

function readDefinite(
  bytes: Buffer,
  from: number,
  end: number,
  depth: number,
  budget: Budget,
): readonly BerElement[] {
  refuseDepth(depth, from);
  const elements: BerElement[] = [];
  for (let at = from; at < end; ) {
    const { element, end: next } = readOne(bytes, at, end, depth, budget);
    elements.push(element);
    at = next;
  }
  return elements;
}

function readIndefinite(bytes: Buffer, from: number, end: number, depth: number, budget: Budget): PlacedAll {
  refuseDepth(depth, from);
  const elements: BerElement[] = [];
  for (let at = from; at < end; ) {
    const header = headerAt(bytes, at, end);
    if (isEndOfContents(header)) return { elements, contentEnd: at, end: at + header.headerBytes };
    const { element, end: next } = readOne(bytes, at, end, depth, budget);
    elements.push(element);
    at = next;
  }
  throw berFault(from, "an element of indefinite length has no end: it begins");
}

function headerAt(bytes: Buffer, at: number, end: number): BerHeader {
  const header = readHeader(bytes, at, end);
  if (header === null) throw berFault(at, "a tag or a length is cut off");
  return header;
}

function refuseDepth(depth: number, at: number): void {
  if (depth > MAX_DEPTH) throw berFault(at, `elements are nested deeper than ${MAX_DEPTH}`);
}

function elementOf(
  { tagClass, number, isConstructed }: BerHeader,
  offset: number,
  content: Buffer,
  children: readonly BerElement[],
): BerElement {
  return { tagClass, number, isConstructed, offset, content, children };
}
