import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { listUploads, type Upload } from "./list-uploads.ts";

/**
 * One upload: how far it is, or how it ended.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showUpload(
  db: Pick<PortfolioDb, "usageUpload">,
  { uploadId, at }: { readonly uploadId: string; readonly at: Date },
): Promise<Upload> {
  const [upload] = await listUploads(db, { ids: [uploadId], limit: 1, at });
  if (upload === undefined) throw new DomainError("NOT_FOUND", "There is no such upload.");
  return upload;
}
