import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { type Draft, draftSchema } from "@tributary/mediation/guess/draft";
import { uploadPath } from "./upload-folder.ts";

/** An upload whose rows somebody looks at. */
export interface OwnUpload {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly agreementId: string | null;
  readonly sourceId: string | null;
  readonly draft: Draft | null;
  readonly uploadedAt: Date;
  readonly isStarted: boolean;
}

/** Whose upload it is: what stands in it is shown to nobody else. */
export interface UploadKey {
  readonly uploadId: string;
  readonly actor: string;
}

/**
 * Finds an upload of somebody's own, with its bytes.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for another's, and one whose bytes are gone.
 */
export async function findOwnUpload(
  tx: Pick<PortfolioTables, "usageUpload">,
  { uploadId: id, actor: uploadedBy }: UploadKey,
): Promise<OwnUpload> {
  const row = await tx.usageUpload.findFirst({ where: { id, uploadedBy, hasBytes: true } });
  if (row === null) throw noSuchUpload();
  const { name, agreementId, sourceId, uploadedAt, startedAt } = row;
  const draft = draftSchema.safeParse(row.draft);
  return {
    id,
    name,
    path: uploadPath(id),
    agreementId,
    sourceId,
    uploadedAt,
    draft: draft.success ? draft.data : null,
    isStarted: startedAt !== null,
  };
}

export function noSuchUpload(): DomainError {
  return new DomainError("NOT_FOUND", "There is no such upload of yours: send the file again.");
}
