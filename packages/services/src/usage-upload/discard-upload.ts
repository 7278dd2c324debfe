import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { noSuchUpload } from "./find-upload.ts";
import { removeUpload } from "./upload-folder.ts";
import { silentBefore } from "./upload-progress.ts";

/**
 * Throws an upload and its bytes away. One that was taken in has none any more, and stays as it is.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` while it is taken in.
 */
export async function discardUpload(
  db: PortfolioDb,
  { uploadId: id, actor }: { readonly uploadId: string; readonly actor: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await tx.usageUpload.findUnique({ where: { id } });
    if (row === null || !row.hasBytes) throw noSuchUpload();
    const isFree = [
      { startedAt: null },
      { finishedAt: { not: null } },
      { seenAt: { lt: silentBefore(new Date()) } },
    ];
    const { count } = await tx.usageUpload.deleteMany({ where: { id, OR: isFree } });
    if (count === 0) throw new DomainError("LOCKED", "It is being taken in: cancel that first.");
    await writeAudit(tx, { actor, action: "usage-upload:discard", subject: row.name, details: { id } });
  });
  await removeUpload(id);
}
