import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@tributary/domain/error";
import { ensureUploadFolder, uploadPath } from "./upload-folder.ts";

/** As it is sent, packed or not: a month of a mid-sized operator in one file. */
export const LARGEST_UPLOAD_BYTES = 1_073_741_824;

/**
 * Writes what is sent to the upload's place, whole or not at all. Memory stays within one chunk.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for an empty file and one that is too large, `DISK_FULL`.
 */
export async function receiveBytes(id: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await ensureUploadFolder();
  const path = uploadPath(id);
  const part = `${path}.part`;
  let received = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      received += chunk.length;
      if (received > LARGEST_UPLOAD_BYTES) throw tooLarge();
      yield chunk;
    }
  }
  try {
    await pipeline(counted, createWriteStream(part, { flags: "wx", mode: 0o600 }));
    if (received === 0) throw new DomainError("INPUT_INVALID", "The file is empty: choose another.");
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const isFull = (error as NodeJS.ErrnoException).code === "ENOSPC";
    if (isFull)
      throw new DomainError("DISK_FULL", "There is no room left for the file: free some and retry.");
    throw error;
  }
}

/** Why a file is not taken: beyond this it goes by the command line, which needs no copy of it. */
export function tooLarge(): DomainError {
  const most = `${LARGEST_UPLOAD_BYTES / 1_073_741_824} GiB`;
  return new DomainError(
    "INPUT_INVALID",
    `The file is larger than ${most}: pack it with gzip, or take it in on the command line.`,
  );
}
