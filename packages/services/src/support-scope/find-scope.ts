import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

/** The operator for which somebody works in a session; null for none. */
export async function findSupportScope(
  db: Pick<PortfolioTables, "supportScope">,
  { sessionId, userId }: { readonly sessionId: string; readonly userId: string },
): Promise<{ readonly operatorId: string; readonly startedAt: Date } | null> {
  return db.supportScope.findFirst({
    where: { sessionId, userId, endedAt: null },
    select: { operatorId: true, startedAt: true },
  });
}
