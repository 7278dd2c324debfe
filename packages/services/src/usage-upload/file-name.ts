import { DomainError } from "@tributary/domain/error";

const LONGEST = 200;

/**
 * The name of a file as its sender gave it, without a path and without what no name has.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` when nothing of it is left.
 */
export function cleanFileName(given: string): string {
  const base = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  // Control characters and marks that turn the direction of writing make a name look like another.
  const name = base.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  if (name === "" || /^\.+$/.test(name)) {
    throw new DomainError("INPUT_INVALID", "The file has no name that can be kept: rename it.");
  }
  return [...name].slice(-LONGEST).join("");
}
