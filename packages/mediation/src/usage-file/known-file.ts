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
  const [copy] = await file.query<{ id: number; name: string }>(
    "SELECT id, name FROM usage_file WHERE sha256 = $1",
    [sha256],
  );
  if (copy !== undefined) return { status: "copy", fileId: copy.id, name: copy.name };
  const [namesake] = await file.query<{ id: number }>(
    "SELECT id FROM usage_file WHERE source_id = $1 AND name = $2 LIMIT 1",
    [sourceId, name],
  );
  return namesake === undefined ? { status: "new" } : { status: "name_reused", fileId: namesake.id };
}

/** Lets two loaders of one name go one after the other; released with the transaction. */
export async function lockName(file: FileTransaction, sourceId: string, name: string): Promise<void> {
  await file.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `usage-file ${sourceId} ${name}`,
  ]);
}
