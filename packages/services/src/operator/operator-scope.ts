import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { chooseScope, type OverviewScope, type ScopeRequest } from "../overview/choose-scope.ts";
import { type OperatorProfile, showOperator } from "./show-operator.ts";

export interface OperatorScopeRequest extends ScopeRequest {
  readonly operatorId: string;
  readonly at: Date;
}

/**
 * One operator with the currency and period it is looked at in: a currency of its own agreements.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function operatorScope(
  db: PortfolioDb,
  request: OperatorScopeRequest,
): Promise<{ readonly operator: OperatorProfile; readonly scope: OverviewScope | null }> {
  const [operator, spans] = await Promise.all([
    showOperator(db, request.operatorId),
    db.reads.portfolioSpans(),
  ]);
  const own = new Set(operator.agreements.map(({ currency }) => currency));
  const scope = chooseScope(
    spans.filter(({ currency }) => own.has(currency)),
    request,
    request.at,
  );
  return { operator, scope };
}
