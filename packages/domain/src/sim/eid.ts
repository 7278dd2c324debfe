import { DomainError } from "../error.ts";

const EID = /^89\d{30}$/;

/**
 * Reads an EID: 32 digits from 89 on, the last two chosen so that the whole leaves 1 when divided by 97.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  GSMA SGP.02, annex on EID structure; ISO/IEC 7064 MOD 97-10.
 */
export function parseEid(text: string): string {
  const digits = text.replace(/[\s-]/g, "");
  if (!EID.test(digits)) {
    throw new DomainError("INPUT_INVALID", `"${text}" is no EID: it has 32 digits and begins with 89.`);
  }
  if (BigInt(digits) % 97n !== 1n) {
    throw new DomainError("INPUT_INVALID", `The check digits of EID ${digits} are wrong: read it once more.`);
  }
  return digits;
}

/** The two check digits that 30 digits get. */
export function eidCheckDigits(digits: string): string {
  return String(98n - (BigInt(`${digits}00`) % 97n)).padStart(2, "0");
}
