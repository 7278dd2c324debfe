import { berFault } from "./fault.ts";
import type { BerClass, BerHeader } from "./types.ts";

const CLASSES: readonly BerClass[] = ["universal", "application", "context", "private"];
const CONSTRUCTED = 0x20;
const LOW_NUMBER = 0x1f;
/** 28 bits: far above any tag that a record format uses. */
const MAX_NUMBER_OCTETS = 4;
/** 48 bits: a length that a file can have, and that a number holds exactly. */
const MAX_LENGTH_OCTETS = 6;
const INDEFINITE = 0x80;
const RESERVED = 0xff;

interface Part {
  readonly value: number;
  readonly next: number;
}

/**
 * Reads the identifier and length octets at `at`; null when `bytes` ends before they do at `end`.
 *
 * Units   `at` and `end` are positions in `bytes`; `base` is where `bytes` begins in the file, for faults.
 * Throws  {@link DomainError} `INPUT_INVALID`: a tag or a length that BER does not allow, or of a size that
 *         no file needs.
 * Source  ITU-T X.690, 8.1.2 and 8.1.3.
 */
export function readHeader(bytes: Buffer, at: number, end: number, base = 0): BerHeader | null {
  if (at >= end) return null;
  const first = bytes[at] ?? 0;
  const number = readNumber(bytes, at, end, base);
  if (number === null) return null;
  const length = readLength(bytes, number.next, end, base);
  if (length === null) return null;
  const isConstructed = (first & CONSTRUCTED) !== 0;
  const isIndefinite = length.value < 0;
  if (isIndefinite && !isConstructed) {
    throw berFault(base + at, "a primitive element has an indefinite length");
  }
  if (first === 0 && length.value !== 0) {
    throw berFault(base + at, "a tag of zero is no end of contents");
  }
  return {
    tagClass: CLASSES[first >> 6] ?? "universal",
    number: number.value,
    isConstructed,
    headerBytes: length.next - at,
    contentBytes: isIndefinite ? null : length.value,
  };
}

/** The two zero octets that end an element of indefinite length. */
export function isEndOfContents({ tagClass, number, isConstructed }: BerHeader): boolean {
  return number === 0 && tagClass === "universal" && !isConstructed;
}

function readNumber(bytes: Buffer, at: number, end: number, base: number): Part | null {
  const low = (bytes[at] ?? 0) & LOW_NUMBER;
  if (low !== LOW_NUMBER) return { value: low, next: at + 1 };
  let value = 0;
  for (let octet = 1; octet <= MAX_NUMBER_OCTETS; octet++) {
    if (at + octet >= end) return null;
    const byte = bytes[at + octet] ?? 0;
    if (octet === 1 && byte === 0x80) throw berFault(base + at, "a tag number begins with zeros");
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, next: at + octet + 1 };
  }
  throw berFault(base + at, `a tag number has more than ${MAX_NUMBER_OCTETS} octets`);
}

/** The value is -1 for the indefinite form. */
function readLength(bytes: Buffer, at: number, end: number, base: number): Part | null {
  if (at >= end) return null;
  const first = bytes[at] ?? 0;
  if (first < INDEFINITE) return { value: first, next: at + 1 };
  if (first === INDEFINITE) return { value: -1, next: at + 1 };
  if (first === RESERVED) throw berFault(base + at, "a length begins with the reserved octet ff");
  const octets = first & 0x7f;
  if (octets > MAX_LENGTH_OCTETS) {
    throw berFault(base + at, `a length has ${octets} octets where ${MAX_LENGTH_OCTETS} are the most`);
  }
  if (at + octets >= end) return null;
  return { value: bytes.readUIntBE(at + 1, octets), next: at + 1 + octets };
}
