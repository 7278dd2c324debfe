import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";

export interface OperatorSummary {
  readonly code: string;
  readonly name: string;
  readonly status: string;
  readonly currency: string;
  readonly country: string | null;
  readonly liveFrom: number;
  readonly liveUntil: number | null;
  /** Agreements under which it has a margin, with the latest version's number. */
  readonly margins: readonly { readonly agreementId: string; readonly version: number }[];
  readonly sims: number;
}

/** Lists the operators of the portfolio by their codes. */
export async function listOperators(db: PortfolioDb): Promise<OperatorSummary[]> {
  const rows = await db.operator.findMany({
    orderBy: { id: "asc" },
    include: {
      marginVersions: { orderBy: { version: "desc" }, distinct: ["agreementId"] },
      _count: { select: { simAssignments: true } },
    },
  });
  return rows.map((row) => ({
    code: row.id,
    name: row.name,
    status: row.status,
    currency: row.currency,
    country: row.country,
    liveFrom: row.liveFrom.getTime(),
    liveUntil: row.liveUntil?.getTime() ?? null,
    margins: row.marginVersions
      .map(({ agreementId, version }) => ({ agreementId, version }))
      .sort((a, b) => (a.agreementId < b.agreementId ? -1 : 1)),
    sims: row._count.simAssignments,
  }));
}
