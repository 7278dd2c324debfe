import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";

/**
 * Calls off taking an upload in: it ends with nothing changed, unless it is committed already.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when it is not being taken in.
 */
export async function cancelUpload(
  db: PortfolioDb,
  { uploadId: id, actor }: { readonly uploadId: string; readonly actor: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.usageUpload.updateMany({
      where: { id, startedAt: { not: null }, finishedAt: null, cancelledBy: null },
      data: { cancelledBy: actor },
    });
    if (count === 0) throw new DomainError("NOT_FOUND", "It has ended already: load the page again.");
    const { name } = await tx.usageUpload.findUniqueOrThrow({ where: { id } });
    await writeAudit(tx, { actor, action: "usage-upload:cancel", subject: name, details: { id } });
  });
}
