import type { FileTransaction } from "@tributary/db/doors/file-transaction";

/** What is known of a file before it is stored. */
export type KnownFile =
  | { readonly status: "new" }
  | { readonly status: "copy"; readonly fileId: number; readonly name: string }
  | { readonly status: "name_reused"; readonly fileId: number };

/** Looks a file up by its bytes, then by its name; the bytes decide. */
export async function findKnownFile(
  file: FileTransaction,
  sourceId: string,
  name: string,
  sha256: Buffer,
): Promise<KnownFile> {
  const copy = await file.manifest.findByBytes(sha256);
  if (copy !== null) return { status: "copy", fileId: copy.id, name: copy.name };
  const namesake = await file.manifest.findByName(sourceId, name);
  return namesake === null ? { status: "new" } : { status: "name_reused", fileId: namesake.id };
}
