import { berFault } from "./fault.ts";
import { readOctets } from "./read-octets.ts";
import type { BerElement } from "./types.ts";

const FILLERS = /f+$/;

/**
 * Reads a BCDString: two digits an octet, the high half first, 10 to 14 as a to e, f to fill up at the end.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when a filler stands before a digit.
 * Source  GSMA TD.57, BCDString.
 */
export function readBcd(element: BerElement): string {
  return withoutFillers(readOctets(element).toString("hex"), element.offset);
}

/**
 * Reads a TBCD string: as {@link readBcd}, with the low half of each octet first.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when a filler stands before a digit.
 * Source  3GPP TS 29.002, TBCD-STRING.
 */
export function readTbcd(element: BerElement): string {
  const swapped = readOctets(element).map((octet) => ((octet & 0x0f) << 4) | (octet >> 4));
  return withoutFillers(Buffer.from(swapped).toString("hex"), element.offset);
}

function withoutFillers(digits: string, offset: number): string {
  const text = digits.replace(FILLERS, "");
  if (text.includes("f")) throw berFault(offset, "a filler stands before a digit");
  return text;
}
