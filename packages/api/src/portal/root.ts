import { t } from "../trpc/base.ts";
import { meRouter } from "./me.ts";

/** Everything the portal can ask for: one router per noun. */
export const portalRouter = t.router({
  me: meRouter,
});

export type PortalRouter = typeof portalRouter;
