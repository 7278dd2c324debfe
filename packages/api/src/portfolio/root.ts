import { t } from "../trpc/base.ts";
import { insideRouter } from "./inside.ts";
import { meRouter } from "./me.ts";
import { operatorRouter } from "./operator.ts";
import { operatorAccessRouter } from "./operator-access.ts";
import { overviewRouter } from "./overview.ts";
import { periodRouter } from "./period.ts";
import { reconciliationRouter } from "./reconciliation.ts";
import { securityRouter } from "./security.ts";
import { settlementRouter } from "./settlement.ts";
import { userRouter } from "./user.ts";

/** Everything the console can ask for: one router per noun. */
export const portfolioRouter = t.router({
  inside: insideRouter,
  me: meRouter,
  operator: operatorRouter,
  operatorAccess: operatorAccessRouter,
  overview: overviewRouter,
  period: periodRouter,
  reconciliation: reconciliationRouter,
  security: securityRouter,
  settlement: settlementRouter,
  user: userRouter,
});

export type PortfolioRouter = typeof portfolioRouter;
