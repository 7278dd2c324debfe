import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { showOperator } from "../operator/show-operator.ts";
import type { OverviewScope, ScopeRequest } from "../overview/choose-scope.ts";
import { retailScope } from "./retail-scope.ts";
import { type RetailSummary, retailSummary } from "./retail-summary.ts";

export interface RetailMonth extends RetailSummary {
  readonly period: PeriodLabel;
}

export interface OperatorRetail {
  readonly scope: OverviewScope;
  /** Those of the scope's twelve months that have totals, the oldest first. */
  readonly months: readonly RetailMonth[];
}

/**
 * Shows what an operator's own business came to, month by month. Null while it has no totals.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showOperatorRetail(
  db: PortfolioDb,
  request: ScopeRequest & { readonly operatorId: string; readonly at: Date },
): Promise<OperatorRetail | null> {
  const { operatorId } = request;
  const [scope] = await Promise.all([retailScope(db, request), showOperator(db, operatorId)]);
  if (scope === null) return null;
  const { currency, period, months } = scope;
  const range = { currency, from: months[0] ?? period, to: period, operatorId };
  const [standings, sums] = await Promise.all([db.reads.retailTotals(range), db.reads.settledSums(range)]);
  const byMonth = groupBy(standings, (standing) => standing.period);
  return {
    scope,
    months: [...byMonth].map(([label, own]) => ({ period: label, ...retailSummary(own, sums, currency) })),
  };
}
