import { DomainError } from "../error.ts";

/** Country code of three digits, the first 2 to 7 or 9, 0 for test networks; then network and subscriber. */
const IMSI = /^[0-79]\d{13,14}$/;

/**
 * Reads an IMSI: 14 or 15 digits.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 * Source  ITU-T E.212.
 */
export function parseImsi(text: string): string {
  const digits = text.replace(/[\s-]/g, "");
  if (IMSI.test(digits)) return digits;
  throw new DomainError("INPUT_INVALID", `"${text}" is no IMSI: it has 14 or 15 digits.`);
}
