import { DomainError } from "@tributary/domain/error";
import { type ByteSource, openBytes } from "./open-bytes.ts";

const LF = 10;
/** A packed file that grows beyond this is taken for one that was made to fill a disk. */
const MOST_BYTES = 32 * 1_073_741_824;

/**
 * The line ends of a file's decompressed bytes, by which one knows how many records to expect; null for a
 * binary file, whose records are no lines.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function countLines(source: ByteSource, most = MOST_BYTES): Promise<number | null> {
  let [lines, bytes] = [0, 0];
  let isBinary = false;
  for await (const chunk of openBytes(source)) {
    if (bytes === 0) isBinary = chunk.subarray(0, 4_096).includes(0);
    bytes += chunk.length;
    if (bytes > most) {
      const size = `${Math.round(most / 1_073_741_824)} GiB`;
      throw new DomainError("FILE_UNREADABLE", `The file unpacks to more than ${size}: send it in parts.`);
    }
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) lines += 1;
  }
  return isBinary ? null : lines;
}
