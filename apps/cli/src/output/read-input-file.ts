import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { DomainError } from "@tributary/domain/error";

/** Reads a file that somebody named, received now. */
export async function readInputFile(path: string) {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)), receivedAt: Date.now() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new DomainError("FILE_UNREADABLE", `${path} cannot be read: ${reason}.`);
  }
}
