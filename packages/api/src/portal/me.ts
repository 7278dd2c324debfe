import { DomainError } from "@tributary/domain/error";
import { OPERATOR_TABLE } from "@tributary/domain/user/permission-table";
import { operatorPermits } from "@tributary/domain/user/permissions";
import { t } from "../trpc/base.ts";
import { portalCan } from "./procedure.ts";

const VERBS = ["read", "read-masked", "write", "approve", "export"] as const;

const PERMISSIONS = Object.keys(OPERATOR_TABLE).flatMap((resource) =>
  VERBS.map((verb) => `${resource as keyof typeof OPERATOR_TABLE}:${verb}` as const),
);

/**
 * Who is signed in, for which operator, and what the pages may offer them; the API checks each call again.
 */
export const meRouter = t.router({
  get: portalCan(null).query(async ({ ctx: { principal, db } }) => {
    const { operatorId } = principal;
    const operator = await db.shared.operator.findUnique({ where: { id: operatorId } });
    if (operator === null) throw new DomainError("SESSION_ENDED", "Your session has ended: sign in again.");
    return {
      email: principal.email,
      name: principal.name,
      roles: principal.bindings.map(({ role }) => role),
      operator: { name: operator.name, currency: operator.currency, status: operator.status },
      steppedUpAt: new Date(principal.steppedUpAt),
      permissions: PERMISSIONS.filter((permission) =>
        operatorPermits(principal.bindings, permission, operatorId),
      ),
    };
  }),
});
