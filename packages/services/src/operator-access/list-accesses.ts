import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

export interface ListedAccess {
  readonly id: string;
  readonly actor: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

const ROWS = 50;

/** Who looked into an operator, the latest first; `before` names the last row of the page before. */
export async function listAccesses(
  db: Pick<PortfolioTables, "operatorAccess">,
  { operatorId, before }: { readonly operatorId: string; readonly before?: string },
): Promise<{ readonly rows: readonly ListedAccess[]; readonly next: string | null }> {
  const found = await db.operatorAccess.findMany({
    where: { operatorId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: ROWS + 1,
    select: { id: true, actor: true, reason: true, startedAt: true, expiresAt: true, endedAt: true },
  });
  const rows = found.slice(0, ROWS);
  return { rows, next: found.length > ROWS ? (rows.at(-1)?.id ?? null) : null };
}
