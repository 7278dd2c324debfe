import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { type Draft, type DraftQuestion, openQuestions } from "@tributary/mediation/guess/draft";
import { writeAudit } from "../audit/write-audit.ts";
import { findOwnUpload, type UploadKey } from "./find-upload.ts";

export interface DraftUploadRequest extends UploadKey {
  readonly draft: Draft;
  /** Whose SIMs and rates it is tried with; null: nobody has said yet. */
  readonly agreementId: string | null;
}

/**
 * Keeps what somebody makes of an upload, so that it is there when the page is loaded anew. Answers what is
 * still open.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function draftUpload(
  db: PortfolioDb,
  request: DraftUploadRequest,
): Promise<readonly DraftQuestion[]> {
  const { draft, agreementId, actor } = request;
  await db.$transaction(async (tx) => {
    const upload = await findOwnUpload(tx, request);
    const isKnown = agreementId === null || (await tx.agreement.count({ where: { id: agreementId } })) > 0;
    if (!isKnown) throw new DomainError("NOT_FOUND", `There is no agreement "${agreementId}".`);
    await tx.usageUpload.update({ where: { id: upload.id }, data: { draft, agreementId } });
    const details = { id: upload.id, agreementId };
    await writeAudit(tx, { actor, action: "usage-upload:draft", subject: upload.name, details });
  });
  return openQuestions(draft);
}
