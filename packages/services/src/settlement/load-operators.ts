import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { decodeMarginTerms } from "@tributary/db/terms/margin-terms";
import type { Period } from "@tributary/domain/period/types";
import type { SettlementOperator } from "@tributary/domain/settlement/types";

/**
 * Loads the operators that hold SIMs, numbers or margin terms under the agreement, with what a period's
 * margin needs.
 *
 * Shape   by operator id; only margin versions that are effective before the period ends, the latest last.
 */
export async function loadOperators(
  tx: PortfolioTables,
  agreementId: string,
  period: Period,
): Promise<SettlementOperator[]> {
  const rows = await tx.operator.findMany({
    where: {
      // Whoever is on its way to be live is settled from when it is.
      status: { not: "onboarding" },
      OR: [
        { marginVersions: { some: { agreementId } } },
        { simAssignments: { some: { agreementId } } },
        { numberRanges: { some: { agreementId } } },
      ],
    },
    include: {
      marginVersions: {
        where: { agreementId, effectiveFrom: { lt: new Date(period.endsAt) } },
        orderBy: [{ effectiveFrom: "asc" }, { version: "asc" }],
      },
      retailRevenues: { where: { agreementId, period: period.label } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => {
    const [revenue] = row.retailRevenues;
    return {
      operatorId: row.id,
      statementCurrency: row.currency,
      liveFrom: row.liveFrom.getTime(),
      liveUntil: row.liveUntil?.getTime() ?? null,
      marginVersions: row.marginVersions.map(({ version, effectiveFrom, terms }) => ({
        operatorId: row.id,
        version,
        effectiveFrom: effectiveFrom.getTime(),
        terms: decodeMarginTerms(terms),
      })),
      revenue:
        revenue === undefined
          ? null
          : { netMicros: revenue.netRevenueMicros, isProvisional: revenue.isProvisional },
    };
  });
}
