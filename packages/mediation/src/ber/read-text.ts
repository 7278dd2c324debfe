import { berFault } from "./fault.ts";
import { readOctets } from "./read-octets.ts";
import type { BerElement } from "./types.ts";

/** Latin-1 letters above ASCII are let pass: place names are written with them, and nothing else is lost. */
const VISIBLE = /^[\x20-\x7e\xa0-\xff]*$/;
const DIGITS = /^\d*$/;

/**
 * Reads an AsciiString: visible characters, spaces around them dropped.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a control character.
 */
export function readAscii(element: BerElement): string {
  const text = readOctets(element).toString("latin1");
  if (!VISIBLE.test(text)) throw berFault(element.offset, "a text holds a control character");
  return text.trim();
}

/**
 * Reads a NumberString: digits, spaces around them dropped.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for anything but digits.
 */
export function readNumberString(element: BerElement): string {
  const text = readOctets(element).toString("latin1").trim();
  if (!DIGITS.test(text)) throw berFault(element.offset, "a number holds something else than digits");
  return text;
}
