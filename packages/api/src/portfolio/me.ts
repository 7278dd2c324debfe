import { PORTFOLIO_TABLE } from "@tributary/domain/user/permission-table";
import { portfolioPermits } from "@tributary/domain/user/permissions";
import { t } from "../trpc/base.ts";
import { portfolioCan } from "./procedure.ts";

const VERBS = ["read", "write", "approve", "export", "read-masked"] as const;

const PERMISSIONS = Object.keys(PORTFOLIO_TABLE).flatMap((resource) =>
  VERBS.map((verb) => `${resource as keyof typeof PORTFOLIO_TABLE}:${verb}` as const),
);

/** Who is signed in, and what the pages may offer them; the API checks each call again. */
export const meRouter = t.router({
  get: portfolioCan(null).query(({ ctx: { principal } }) => ({
    email: principal.email,
    name: principal.name,
    bindings: principal.bindings,
    steppedUpAt: new Date(principal.steppedUpAt),
    permissions: PERMISSIONS.filter((permission) => portfolioPermits(principal.bindings, permission)),
  })),
});
