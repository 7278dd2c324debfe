import { DomainError } from "../error.ts";
import { luhnDigit } from "./luhn.ts";

const ICCID = /^89\d{16,18}$/;

/**
 * Reads an ICCID: 18 to 20 digits from 89 on, the last one a check digit. Spaces and the filler F of a card's
 * file are left out.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  ITU-T E.118; the check digit by Luhn's formula, ISO/IEC 7812-1 annex B.
 */
export function parseIccid(text: string): string {
  const digits = text.replace(/[\s-]/g, "").replace(/F$/i, "");
  if (!ICCID.test(digits)) {
    throw new DomainError(
      "INPUT_INVALID",
      `"${text}" is no ICCID: it has 18 to 20 digits and begins with 89.`,
    );
  }
  if (luhnDigit(digits.slice(0, -1)) !== digits.slice(-1)) {
    throw new DomainError("INPUT_INVALID", `The check digit of ICCID ${digits} is wrong: read it once more.`);
  }
  return digits;
}
