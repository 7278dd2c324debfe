import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "@tributary/domain/error";

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly byteCount: number;
}

/** Numbers inside names count as numbers: file 9 comes before file 10. */
const byName = new Intl.Collator("en", { numeric: true, sensitivity: "variant" });

/**
 * Resolves paths to files: a folder stands for the files in it, in the order of their names; hidden ones are
 * passed over.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE` when there is no such file.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = await Promise.all(paths.map(resolve));
  return found.flat();
}

async function resolve(given: string): Promise<FoundFile[]> {
  const stats = await stat(given).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new DomainError("FILE_UNREADABLE", `${given} cannot be read: ${reason}.`);
  });
  if (!stats.isDirectory() && !stats.isFile()) {
    throw new DomainError("FILE_UNREADABLE", `${given} cannot be read: it is neither a file nor a folder.`);
  }
  if (!stats.isDirectory()) return [{ path: given, name: path.basename(given), byteCount: stats.size }];
  const entries = await readdir(given, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => name);
  const inFolder = await Promise.all(
    names.sort(byName.compare).map((name) => resolve(path.join(given, name))),
  );
  return inFolder.flat();
}
