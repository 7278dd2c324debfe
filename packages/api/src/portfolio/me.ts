import { PORTFOLIO_TABLE } from "@tributary/domain/user/permission-table";
import {
  operatorsPermitted,
  type PortfolioPermission,
  portfolioPermits,
} from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
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
    permissions: PERMISSIONS.filter((permission) => isOffered(principal, permission)),
  })),
});

/** The desk is open to whoever is bound to one operator too; everything else is the portfolio's. */
function isOffered({ bindings }: Principal, permission: PortfolioPermission): boolean {
  if (!permission.startsWith("ticket:")) return portfolioPermits(bindings, permission);
  return operatorsPermitted(bindings, permission).length > 0;
}
