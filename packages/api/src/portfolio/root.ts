import { t } from "../trpc/base.ts";
import { meRouter } from "./me.ts";

/** Everything the console can ask for: one router per noun. */
export const portfolioRouter = t.router({
  me: meRouter,
});

export type PortfolioRouter = typeof portfolioRouter;
