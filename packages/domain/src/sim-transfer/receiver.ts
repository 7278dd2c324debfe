import { DomainError } from "../error.ts";

const CODE = /^[a-z][a-z0-9_]{1,30}$/;

/**
 * Reads the code of the operator that SIMs are to go to, as somebody wrote it. Whether there is such an
 * operator is not asked here, nor said to whoever wrote it.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for what is no code, and for the giver's own.
 */
export function parseReceiver(text: string, giverId: string): string {
  const code = text.trim().toLowerCase();
  if (!CODE.test(code)) {
    throw new DomainError(
      "INPUT_INVALID",
      "An operator's code is 2 to 31 letters, digits and underscores, and starts with a letter.",
    );
  }
  if (code !== giverId) return code;
  throw new DomainError("INPUT_INVALID", "That is your own code: write the other operator's.");
}
