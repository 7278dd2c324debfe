import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { RetailStanding } from "@tributary/db/doors/portfolio-reads/retail-totals";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import type { OverviewScope, ScopeRequest } from "../overview/choose-scope.ts";
import { inOrder, type Page, pageOf } from "../overview/operator-page.ts";
import type { Compared } from "../overview/show-overview.ts";
import { retailScope } from "./retail-scope.ts";
import { type RetailSummary, retailSummary } from "./retail-summary.ts";

export const RETAIL_SORTS = [
  "name",
  "subscribers",
  "activations",
  "churn",
  "arpu",
  "revenue",
  "retailMargin",
  "mvnaMargin",
] as const;

export interface RetailListRequest extends ScopeRequest {
  readonly sort: { readonly key: (typeof RETAIL_SORTS)[number]; readonly isDescending: boolean };
  readonly page: number;
  readonly size: number;
  readonly at: Date;
}

/** One operator's retail business in the period, and in the one before where there are totals of it. */
export interface RetailRow extends Compared<RetailSummary> {
  readonly operatorId: string;
  readonly name: string;
}

export interface RetailList {
  readonly scope: OverviewScope;
  readonly operators: Page<RetailRow>;
  /** Blended over all operators with totals, whatever the page. */
  readonly blended: Compared<RetailSummary>;
}

/** Lists what the operators' own business came to in one period. Null while no operator has totals. */
export async function listRetailTotals(
  db: PortfolioDb,
  request: RetailListRequest,
): Promise<RetailList | null> {
  const scope = await retailScope(db, request);
  if (scope === null) return null;
  const { currency, period, before } = scope;
  const range = { currency, from: before ?? period, to: period };
  const [standings, sums] = await Promise.all([db.reads.retailTotals(range), db.reads.settledSums(range)]);
  const summaryOf = (rows: readonly RetailStanding[], label: PeriodLabel): RetailSummary =>
    retailSummary(
      rows.filter((row) => row.period === label),
      sums,
      currency,
    );
  const compared = (rows: readonly RetailStanding[]): Compared<RetailSummary> => ({
    now: summaryOf(rows, period),
    before: before !== null && rows.some((row) => row.period === before) ? summaryOf(rows, before) : null,
  });
  const own = groupBy(standings, ({ operatorId }) => operatorId);
  const names = await namesOfOperators(db, own.keys());
  const rows = [...own]
    .map(([operatorId, of]) => ({ operatorId, name: names.get(operatorId) ?? operatorId, ...compared(of) }))
    .filter(({ now }) => now.operators > 0);
  const { key, isDescending } = request.sort;
  const ordered = inOrder(rows, (row) => figureOf(row, key), isDescending);
  return {
    scope,
    operators: pageOf(ordered, request.page, request.size),
    blended: compared(standings),
  };
}

function figureOf({ name, now }: RetailRow, key: RetailListRequest["sort"]["key"]) {
  switch (key) {
    case "name":
      return name;
    case "subscribers":
      return now.averageTenths;
    case "activations":
      return now.activations;
    case "churn":
      return now.churnBps;
    case "arpu":
      return now.arpuMicros;
    case "revenue":
      return now.revenueMicros;
    case "retailMargin":
      return now.retailMargin?.bps ?? null;
    case "mvnaMargin":
      return now.mvnaMargin?.bps ?? null;
  }
}
