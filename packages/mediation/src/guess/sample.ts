import { type ByteSource, openBytes } from "../bytes/open-bytes.ts";
import { USUAL_LIMITS } from "./usual-limits.ts";

/** The beginning of a file, decompressed. */
export interface Sample {
  readonly bytes: Buffer;
  /** There is no more of it. */
  readonly isWhole: boolean;
}

/** So much of a file is looked at, however large it is. */
const SAMPLE_BYTES = 1_048_576;

/**
 * Reads the beginning of a file.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`.
 */
export async function readSample(source: ByteSource, most = SAMPLE_BYTES): Promise<Sample> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of openBytes(source, USUAL_LIMITS)) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > most) return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: false };
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}
