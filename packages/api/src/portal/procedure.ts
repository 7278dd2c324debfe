import type { AccountsDb, AuthDb } from "@tributary/db/doors/auth-db";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { type OperatorPermission, operatorPermits } from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "@tributary/services/audit/write-audit";
import { processDoors } from "@tributary/services/process/doors";
import { type ProcedureMeta, refusalOf, t } from "../trpc/base.ts";
import { type Claim, claimOf } from "../trpc/claim.ts";
import { deny, principalOf } from "../trpc/deny.ts";
import { markedDoor } from "../trpc/marked-door.ts";
import type { RequestContext } from "../trpc/request-context.ts";
import { endCommand } from "../trpc/run-command.ts";
import { checkStepUp } from "../trpc/step-up.ts";
import { heldToTheEnd } from "./after-the-end.ts";

/** What a procedure of the portal works with: the door of the session's operator, and no other. */
export interface PortalContext extends RequestContext {
  readonly principal: Principal & { readonly operatorId: string };
  readonly db: OperatorDb;
  /** The operator's own people. */
  readonly accounts: AccountsDb;
  readonly auth: AuthDb;
}

type Options = Omit<ProcedureMeta, "permission" | "isEntered">;

/**
 * Makes a procedure of the portal for those who hold a permission at their operator, or with `null` for
 * whoever is signed in. The operator is the session's: no input names one.
 */
export function portalCan(permission: OperatorPermission | null, options: Options = {}) {
  return t.procedure
    .meta({ permission, ...options })
    .use(async ({ ctx, next, path, type, getRawInput, meta }) => {
      const principal = ofOperator(principalOf(ctx));
      const { operatorId } = principal;
      const door = processDoors().operatorDb(operatorId);
      if (permission !== null && !operatorPermits(principal.bindings, permission, operatorId)) {
        return deny(door.shared, ctx, principal, { procedure: path, permission, operatorId });
      }
      checkStepUp(principal, meta);
      const claim =
        type === "mutation" ? heldToTheEnd(claimOf(principal, path, await getRawInput()), path) : null;
      const opened = openPortal(ctx, principal, claim);
      const result = await next({ ctx: opened });
      if (!result.ok) result.error = refusalOf(result.error);
      if (claim !== null) return endCommand(result, claim, door.shared, path);
      if (result.ok && meta?.isExport) {
        await auditExport(opened, path, meta.hidesInput ? {} : await getRawInput());
      }
      return result;
    });
}

/** A portal session always has its operator: the database refuses one without. */
function ofOperator(principal: Principal): Principal & { readonly operatorId: string } {
  const { operatorId } = principal;
  if (operatorId === null) throw new Error("a portal session without an operator");
  return { ...principal, operatorId };
}

/**
 * The context of a portal procedure; on each door, whichever the command's work runs on, the key is taken.
 */
export function openPortal(
  ctx: RequestContext,
  principal: Principal & { readonly operatorId: string },
  claim: Claim | null,
): PortalContext {
  const doors = processDoors();
  const auth = doors.authDb();
  return {
    ...ctx,
    principal,
    db: markedDoor(doors.operatorDb(principal.operatorId), ctx, claim),
    accounts: markedDoor(auth.accountsOf(principal.operatorId), ctx, claim),
    auth: markedDoor(auth, ctx, claim),
  };
}

async function auditExport({ db, principal }: PortalContext, path: string, input: unknown): Promise<void> {
  const asked = JSON.stringify(input ?? {}).slice(0, 1_000);
  const { email: actor, operatorId } = principal;
  await writeAudit(db.shared, { actor, action: "export", subject: path, operatorId, details: { asked } });
}
