import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";

/** A month whose exceptions were decided to be disputed, and are in no dispute yet. */
export interface DisputableMonth {
  readonly agreementId: string;
  readonly period: string;
  readonly exceptions: number;
  /** Billed less expected. */
  readonly grossMicros: bigint;
  readonly currency: string;
}

/** Lists what waits to be put into a dispute, the latest month first. */
export async function listDisputable(
  db: Pick<PortfolioTables, "discrepancy" | "agreement">,
): Promise<DisputableMonth[]> {
  const groups = await db.discrepancy.groupBy({
    by: ["agreementId", "period"],
    where: { status: "disputed", disputeId: null, invoice: { status: { not: "superseded" } } },
    _count: true,
    _sum: { deltaMicros: true },
    orderBy: [{ period: "desc" }, { agreementId: "asc" }],
  });
  const agreements = await db.agreement.findMany({
    where: { id: { in: groups.map(({ agreementId }) => agreementId) } },
    select: { id: true, currency: true },
  });
  const currencies = new Map(agreements.map(({ id, currency }) => [id, currency]));
  return groups.map(({ agreementId, period, _count, _sum }) => ({
    agreementId,
    period,
    exceptions: _count,
    grossMicros: _sum.deltaMicros ?? 0n,
    currency: currencies.get(agreementId) ?? "",
  }));
}
