import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";

/**
 * Finds the onboarding of an operator: the one under way, else the last.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findOnboarding(tx: PortfolioTables, operatorId: string) {
  const [found] = await tx.onboarding.findMany({
    where: { operatorId },
    orderBy: [{ approvedAt: { sort: "desc", nulls: "first" } }],
    take: 1,
    include: {
      operator: { select: { name: true, status: true, currency: true, liveFrom: true } },
      template: { select: { templateId: true, version: true } },
    },
  });
  if (found === undefined) {
    throw new DomainError("NOT_FOUND", "There is no onboarding of such an operator: check its code.");
  }
  return found;
}

export type FoundOnboarding = Awaited<ReturnType<typeof findOnboarding>>;

/**
 * The same, while it is under way.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `STEP_REFUSED` once the operator is live.
 */
export async function findUnderWay(tx: PortfolioTables, operatorId: string): Promise<FoundOnboarding> {
  const found = await findOnboarding(tx, operatorId);
  if (found.status !== "live") return found;
  throw new DomainError("STEP_REFUSED", `${found.operator.name} is live: its onboarding is over.`);
}
