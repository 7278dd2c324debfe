import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

export interface OpenAccess {
  readonly id: string;
  readonly operatorId: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

/**
 * The look into an operator that somebody has open.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when there is none, in the same words for an operator that does
 *         not exist.
 */
export async function findOpenAccess(
  db: Pick<PortfolioTables, "operatorAccess">,
  { userId, operatorId, at }: { readonly userId: string; readonly operatorId: string; readonly at: Date },
): Promise<OpenAccess> {
  const access = await db.operatorAccess.findFirst({
    where: { userId, operatorId, endedAt: null, expiresAt: { gt: at } },
    orderBy: { expiresAt: "desc" },
    select: { id: true, operatorId: true, reason: true, startedAt: true, expiresAt: true },
  });
  if (access !== null) return access;
  throw new DomainError(
    "NOT_FOUND",
    "You have not entered this operator, or your time has run out: enter it again.",
  );
}
