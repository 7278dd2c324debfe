import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "@tributary/domain/error";

/** The environment variable that names the folder in which files wait that people sent. */
export const UPLOADS_VARIABLE = "TRIBUTARY_UPLOADS";

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Where an upload's bytes lie. They go by the upload's id: the name it was sent under never becomes a path.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for what is no id.
 */
export function uploadPath(id: string): string {
  if (!ID.test(id)) throw new DomainError("NOT_FOUND", "There is no such upload.");
  return join(uploadFolder(), id);
}

function uploadFolder(): string {
  const folder = process.env[UPLOADS_VARIABLE];
  if (folder === undefined || folder === "") throw new Error(`${UPLOADS_VARIABLE} names no folder`);
  return folder;
}

/** Makes the folder, for its owner alone: what lies in it is raw usage. */
export async function ensureUploadFolder(): Promise<void> {
  await mkdir(uploadFolder(), { recursive: true, mode: 0o700 });
}

/** How many bytes of an upload lie there; null when none do. */
export async function storedBytes(id: string): Promise<number | null> {
  const found = await stat(uploadPath(id)).catch(() => null);
  return found?.isFile() ? found.size : null;
}

/** Removes an upload's bytes; that they are gone already is as good. */
export async function removeUpload(id: string): Promise<void> {
  await rm(uploadPath(id), { force: true });
}

/** Removes what an upload that broke off has left behind, and every file that is none of these. */
export async function sweepUploads(kept: ReadonlySet<string>, before: Date): Promise<void> {
  for (const name of await readdir(uploadFolder()).catch(() => [])) {
    if (kept.has(name)) continue;
    const path = join(uploadFolder(), name);
    const found = await stat(path).catch(() => null);
    if (found !== null && found.mtime < before) await rm(path, { force: true });
  }
}
