import { zipSync } from "fflate";

/**
 * Packs files into a ZIP, in the order they are given.
 *
 * Shape   the same files give the same bytes: no entry carries the time it was packed at.
 */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // The format holds wall-clock time without a zone, so the date is made from its local parts.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 });
}
