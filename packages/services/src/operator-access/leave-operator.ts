import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { writeAudit } from "../audit/write-audit.ts";

/**
 * Ends every look that somebody has open into an operator; where there is none, nothing happens but the
 * audit row.
 */
export async function leaveOperator(
  db: PortfolioDb,
  request: { readonly operatorId: string; readonly userId: string; readonly actor: string },
): Promise<void> {
  const { operatorId, userId, actor } = request;
  await db.$transaction(async (tx) => {
    const endedAt = new Date();
    await tx.operatorAccess.updateMany({
      where: { operatorId, userId, endedAt: null, expiresAt: { gt: endedAt } },
      data: { endedAt },
    });
    await writeAudit(tx, { actor, action: "operator:leave", subject: operatorId, operatorId });
  });
}
