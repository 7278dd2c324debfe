import { t } from "../trpc/base.ts";
import { meRouter } from "./me.ts";
import { operatorAccessRouter } from "./operator-access.ts";
import { overviewRouter } from "./overview.ts";
import { periodRouter } from "./period.ts";
import { reconciliationRouter } from "./reconciliation.ts";
import { settlementRouter } from "./settlement.ts";

/** Everything the console can ask for: one router per noun. */
export const portfolioRouter = t.router({
  me: meRouter,
  operatorAccess: operatorAccessRouter,
  overview: overviewRouter,
  period: periodRouter,
  reconciliation: reconciliationRouter,
  settlement: settlementRouter,
});

export type PortfolioRouter = typeof portfolioRouter;
