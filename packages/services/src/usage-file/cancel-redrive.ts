import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";

/**
 * Calls a re-drive off: it ends before its next file, and what it has read again stays so.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when there is none that runs.
 */
export async function cancelRedrive(
  db: PortfolioDb,
  { redriveId: id, actor }: { readonly redriveId: string; readonly actor: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.quarantineRedrive.updateMany({
      where: { id, finishedAt: null, cancelledBy: null },
      data: { cancelledBy: actor },
    });
    if (count === 0) throw new DomainError("NOT_FOUND", "It has ended already: load the page again.");
    const { sourceId, reason } = await tx.quarantineRedrive.findUniqueOrThrow({ where: { id } });
    const subject = `${sourceId} ${reason}`;
    await writeAudit(tx, { actor, action: "quarantine:cancel-redrive", subject, details: { id } });
  });
}
