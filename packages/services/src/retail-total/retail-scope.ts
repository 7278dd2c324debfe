import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { chooseScope, type OverviewScope, type ScopeRequest } from "../overview/choose-scope.ts";

/**
 * The currency and period in which retail totals are looked at: those asked for where there are any, else the
 * currency of most operators and its last period. Null without totals, of all operators or of one.
 */
export async function retailScope(
  { reads }: PortfolioDb,
  request: ScopeRequest & { readonly operatorId?: string; readonly at: Date },
): Promise<OverviewScope | null> {
  const spans = await reads.retailSpans({ operatorId: request.operatorId });
  return chooseScope(
    spans.map(({ currency, first, last }) => ({ currency, first, lastBilled: last, lastUsed: null })),
    request,
    request.at,
  );
}
