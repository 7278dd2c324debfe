import { type ByteLimits, type ByteSource, openBytes } from "./open-bytes.ts";

const LF = 10;

/**
 * The line ends of a file's decompressed bytes, by which one knows how many records to expect; null for a
 * binary file, whose records are no lines.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function countLines(source: ByteSource, limits: ByteLimits): Promise<number | null> {
  let lines = 0;
  let isBinary: boolean | null = null;
  for await (const chunk of openBytes(source, limits)) {
    isBinary ??= chunk.subarray(0, 4_096).includes(0);
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) lines += 1;
  }
  return isBinary === true ? null : lines;
}
