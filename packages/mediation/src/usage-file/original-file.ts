import type { MediationDb } from "@tributary/db/doors/mediation-db";
import { DomainError } from "@tributary/domain/error";
import type { OriginalFile } from "../pipeline/sort-again.ts";

/**
 * The manifest whose records are looked at again.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findOriginal(db: MediationDb, fileId: number): Promise<OriginalFile> {
  const row = await db.usageFile.findUnique({ where: { id: fileId } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such usage file: list the files.");
  const { id, name, sha256, receivedAt, headerBytes } = row;
  return {
    id,
    name,
    sha256: Buffer.from(sha256),
    receivedAt: receivedAt.getTime(),
    headerBytes: headerBytes === null ? null : Buffer.from(headerBytes),
  };
}
