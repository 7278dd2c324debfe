import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { decodeMarginTerms } from "@tributary/db/terms/margin-terms";
import type { PeriodLabel } from "@tributary/domain/period/types";

interface RevenueRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
}

/** A revenue that was taken over from an operator's own totals. */
export interface TakenRevenue {
  readonly operatorId: string;
  readonly period: PeriodLabel;
  readonly netRevenueMicros: bigint;
}

/**
 * Takes over the net retail revenue of the operators that share it with the MVNA, from their final totals in
 * the agreement's currency, for the period and those before it. What comes late is trued up like any revenue.
 *
 * Shape   a figure that is on record stands, provisional or not: somebody gave it. An operator that shares
 *         its revenue under several agreements says itself how it parts it.
 */
export async function takeRetailRevenue(
  tx: PortfolioTables,
  { agreementId, period }: RevenueRequest,
): Promise<TakenRevenue[]> {
  const sharers = await findSharers(tx, agreementId);
  if (sharers.length === 0) return [];
  const ofSharers = { operatorId: { in: sharers }, period: { lte: period } };
  const { currency } = await tx.agreement.findUniqueOrThrow({ where: { id: agreementId } });
  const [totals, known] = await Promise.all([
    tx.retailTotal.findMany({
      where: { ...ofSharers, currency, isProvisional: false },
      orderBy: [{ period: "asc" }, { operatorId: "asc" }],
      select: { operatorId: true, period: true, netRevenueMicros: true },
    }),
    tx.retailRevenue.findMany({ where: { ...ofSharers, agreementId } }),
  ]);
  const given = new Set(known.map(keyOf));
  const taken = totals.filter((total) => !given.has(keyOf(total)));
  await tx.retailRevenue.createMany({
    data: taken.map((revenue) => ({ ...revenue, agreementId, isProvisional: false })),
  });
  return taken;
}

/** The operators whose terms have a revenue share under this agreement, and under no other. */
async function findSharers(tx: PortfolioTables, agreementId: string): Promise<string[]> {
  const versions = await tx.marginVersion.findMany({
    where: { operator: { marginVersions: { some: { agreementId } } } },
    select: { operatorId: true, agreementId: true, terms: true },
  });
  const agreements = new Map<string, Set<string>>();
  for (const version of versions) {
    const { components } = decodeMarginTerms(version.terms);
    if (!components.some(({ kind }) => kind === "revenue-share")) continue;
    const own = agreements.get(version.operatorId) ?? new Set();
    agreements.set(version.operatorId, own.add(version.agreementId));
  }
  return [...agreements].filter(([, own]) => own.has(agreementId) && own.size === 1).map(([id]) => id);
}

function keyOf({ operatorId, period }: { readonly operatorId: string; readonly period: string }): string {
  return `${operatorId} ${period}`;
}
