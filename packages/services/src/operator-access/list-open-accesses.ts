import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { OpenAccess } from "./find-open-access.ts";

export interface NamedAccess extends OpenAccess {
  readonly operatorName: string;
}

/**
 * The looks into operators that somebody has open, the one that lasts longest first, one for each operator.
 */
export async function listOpenAccesses(
  db: Pick<PortfolioTables, "operatorAccess">,
  { userId, at }: { readonly userId: string; readonly at: Date },
): Promise<NamedAccess[]> {
  const rows = await db.operatorAccess.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: at } },
    orderBy: { expiresAt: "desc" },
    take: 20,
    select: {
      id: true,
      operatorId: true,
      reason: true,
      startedAt: true,
      expiresAt: true,
      operator: { select: { name: true } },
    },
  });
  const seen = new Set<string>();
  return rows
    .filter(({ operatorId }) => !seen.has(operatorId) && seen.add(operatorId))
    .map(({ operator, ...access }) => ({ ...access, operatorName: operator.name }));
}
