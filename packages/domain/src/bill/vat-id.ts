import { DomainError } from "../error.ts";

/**
 * Reads a VAT number as somebody wrote it: blanks, dots and dashes are taken out, letters are made capital.
 *
 * Shape   two letters of the country and what it numbers by; whether it was given to somebody is not known.
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  Directive 2006/112/EC, article 215; the lengths are those of the Union's VIES.
 */
export function parseVatId(text: string): string {
  const vatId = text.replace(/[\s.-]/g, "").toUpperCase();
  if (/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(vatId) && /\d/.test(vatId)) return vatId;
  throw new DomainError("INPUT_INVALID", "That is not a VAT number: write it with its country, DE123456789.");
}
