import { t } from "../trpc/base.ts";
import { meRouter } from "./me.ts";
import { operatorAccessRouter } from "./operator-access.ts";
import { overviewRouter } from "./overview.ts";

/** Everything the console can ask for: one router per noun. */
export const portfolioRouter = t.router({
  me: meRouter,
  operatorAccess: operatorAccessRouter,
  overview: overviewRouter,
});

export type PortfolioRouter = typeof portfolioRouter;
