import type { PortalRouter } from "@tributary/api/portal/root";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

/** What each procedure of the portal answers. */
export type Outputs = inferRouterOutputs<PortalRouter>;

/** What each procedure of the portal takes. */
export type Inputs = inferRouterInputs<PortalRouter>;

/** A right of the portal, as the API names it. */
export type Permission = Outputs["me"]["get"]["permissions"][number];
