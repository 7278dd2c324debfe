import { DomainError } from "../error.ts";

// Plain ASCII on both sides, so that folding a letter means the same here and in the database.
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/;
const LONGEST = 254;

/** The one spelling of an e-mail address under which somebody is known. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Reads an address that an invitation is to go to.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function parseEmail(email: string): string {
  const folded = foldEmail(email);
  if (folded.length <= LONGEST && ADDRESS.test(folded)) return folded;
  throw new DomainError("INPUT_INVALID", "This is no e-mail address: write it as name@company.example.");
}
