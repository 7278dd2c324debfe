import { DomainError } from "@tributary/domain/error";

const MOST_BYTES = 255;
/** Control characters, separators of paths and lines, and marks that turn the direction of writing. */
const HOSTILE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Refuses a name that is no file's, or that reads as another than it is: names are shown and exported.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export function checkFileName(name: string): void {
  const why = faultOf(name);
  if (why === null) return;
  throw new DomainError("FILE_UNREADABLE", `The file's name ${printable(name)} ${why}: rename the file.`);
}

/** A name as it can be shown and kept, whatever stands in it: what is hostile is written as its code. */
export function printable(name: string): string {
  const shown = [...name.slice(0, MOST_BYTES)].map((each) => (HOSTILE.test(each) ? codeOf(each) : each));
  return JSON.stringify(shown.join(""));
}

function faultOf(name: string): string | null {
  if (name.trim() === "" || name === "." || name === "..") return "is no name";
  if (Buffer.byteLength(name) > MOST_BYTES) return `is longer than ${MOST_BYTES} bytes`;
  return HOSTILE.test(name) ? "holds a character that no name of a file should" : null;
}

function codeOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}
