import { berFault } from "./fault.ts";
import type { BerElement } from "./types.ts";

/** 128 bits: above any figure of a record, and no work for a hostile one. */
const MAX_OCTETS = 16;

/**
 * Reads an INTEGER: two's complement, the first octet the highest.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` without an octet, with more than 16, or when it is constructed.
 * Source  ITU-T X.690, 8.3.
 */
export function readInteger({ content, offset, isConstructed }: BerElement): bigint {
  if (isConstructed) throw berFault(offset, "an integer is constructed");
  if (content.length === 0) throw berFault(offset, "an integer has no octet");
  if (content.length > MAX_OCTETS) throw berFault(offset, `an integer has more than ${MAX_OCTETS} octets`);
  if (content.length <= 6) return BigInt(content.readIntBE(0, content.length));
  const unsigned = BigInt(`0x${content.toString("hex")}`);
  return BigInt.asIntN(content.length * 8, unsigned);
}
