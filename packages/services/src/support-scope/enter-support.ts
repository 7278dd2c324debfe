import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { writeAudit } from "../audit/write-audit.ts";
import { refuseDeleted } from "../data-deletion/refuse-deleted.ts";

/** For which operator somebody works, in which of their sessions. */
export interface SupportScopeRequest {
  readonly operatorId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Begins to work for an operator's desk, and ends to work for any other in this session: the database holds
 * one open for each. The operator sees it in its access log. Whoever calls has looked whether the person may.
 */
export async function enterSupport(db: PortfolioDb, request: SupportScopeRequest): Promise<void> {
  const { operatorId, userId, sessionId, actor, at: startedAt } = request;
  await db.$transaction(async (tx) => {
    await refuseDeleted(tx, operatorId);
    await endScopes(tx, request);
    await tx.supportScope.createMany({ data: [{ operatorId, userId, sessionId, actor, startedAt }] });
    await writeAudit(tx, { actor, action: "support:enter", subject: operatorId, operatorId });
  });
}

/** Ends to work for an operator's desk. */
export async function leaveSupport(db: PortfolioDb, request: SupportScopeRequest): Promise<void> {
  const { operatorId, actor } = request;
  await db.$transaction(async (tx) => {
    await endScopes(tx, request);
    await writeAudit(tx, { actor, action: "support:leave", subject: operatorId, operatorId });
  });
}

async function endScopes(
  tx: Pick<PortfolioTables, "supportScope">,
  { sessionId, at: endedAt }: Pick<SupportScopeRequest, "sessionId" | "at">,
): Promise<void> {
  await tx.supportScope.updateMany({ where: { sessionId, endedAt: null }, data: { endedAt } });
}
