import { DomainError } from "../error.ts";

const MSISDN = /^[1-9]\d{6,14}$/;

/**
 * Reads a telephone number in its international form: country code first, 7 to 15 digits. A plus, 00, spaces
 * and punctuation between the digits are left out.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  ITU-T E.164.
 */
export function parseMsisdn(text: string): string {
  const digits = text
    .trim()
    .replace(/^(\+|00)/, "")
    .replace(/[\s().\-/]/g, "");
  if (MSISDN.test(digits)) return digits;
  throw new DomainError(
    "INPUT_INVALID",
    `"${text}" is no number in international form: it begins with the country code and has 7 to 15 digits.`,
  );
}
