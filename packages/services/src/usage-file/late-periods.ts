import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";

/**
 * Closed periods for which a stored file holds usage. Usage is always taken in: what it adds to a closed
 * period becomes a correction, never a change of what was issued.
 */
export async function findLatePeriods(
  db: Pick<PortfolioTables, "usageAggregate" | "agreementPeriod">,
  agreementId: string,
  fileId: number,
): Promise<PeriodLabel[]> {
  const touched = await db.usageAggregate.findMany({
    where: { fileId, outcome: "accepted" },
    distinct: ["period"],
    select: { period: true },
  });
  const closed = await db.agreementPeriod.findMany({
    where: { agreementId, status: "closed", period: { in: touched.map(({ period }) => period) } },
    orderBy: { period: "asc" },
    select: { period: true },
  });
  return closed.map(({ period }) => period);
}
