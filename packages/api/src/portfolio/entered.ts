import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type PortfolioPermission, portfolioPermitsOn } from "@tributary/domain/user/permissions";
import { findOpenAccess } from "@tributary/services/operator-access/find-open-access";
import { processDoors } from "@tributary/services/process/doors";
import { z } from "zod";
import { refusalOf, t } from "../trpc/base.ts";
import { deny, principalOf } from "../trpc/deny.ts";
import { toTrpcError } from "../trpc/refuse.ts";

/** An operator's door with its writing half taken away: who looks in changes nothing. */
export interface EnteredDb extends Pick<OperatorDb, "operatorId" | "usage" | "reads"> {
  readonly shared: Pick<
    OperatorDb["shared"],
    "operator" | "statement" | "statementLine" | "statementUsage" | "retiredUsage"
  >;
}

const enteredInput = z.object({ operatorId: z.string().max(40) });

/**
 * Makes a read-only procedure within one operator that was entered with a reason and whose time has not run
 * out. An operator that was not entered is not found, whether it exists or not.
 */
export function enteredCan(permission: PortfolioPermission) {
  return t.procedure
    .meta({ permission, isEntered: true })
    .use(async ({ ctx, next, path, type, getRawInput }) => {
      const principal = principalOf(ctx);
      const doors = processDoors();
      const { operatorId } = enteredInput.catch({ operatorId: "" }).parse(await getRawInput());
      if (type !== "query" || !portfolioPermitsOn(principal.bindings, permission, operatorId)) {
        return deny(doors.portfolioDb(), ctx, principal, { procedure: path, permission, operatorId: null });
      }
      try {
        await findOpenAccess(doors.portfolioDb(), { userId: principal.userId, operatorId, at: new Date() });
      } catch (error) {
        throw toTrpcError(error);
      }
      const { shared, usage, reads } = doors.operatorDb(operatorId);
      const entered: EnteredDb = { operatorId, shared, usage, reads };
      const result = await next({ ctx: { ...ctx, principal, entered } });
      if (!result.ok) result.error = refusalOf(result.error);
      return result;
    });
}
