import type { PortfolioRouter } from "@tributary/api/portfolio/root";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/** What each procedure of the console answers. */
export type Outputs = inferRouterOutputs<PortfolioRouter>;

/** What each procedure of the console takes. */
export type Inputs = inferRouterInputs<PortfolioRouter>;

/** A right of the console, as the API names it. */
export type Permission = Outputs["me"]["get"]["permissions"][number];
