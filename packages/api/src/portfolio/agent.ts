import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import {
  operatorsPermitted,
  type PortfolioPermission,
  portfolioPermitsOn,
} from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "@tributary/services/audit/write-audit";
import { processDoors } from "@tributary/services/process/doors";
import { findSupportScope } from "@tributary/services/support-scope/find-scope";
import { z } from "zod";
import { refusalOf, t } from "../trpc/base.ts";
import { type Claim, claimOf } from "../trpc/claim.ts";
import { deny, principalOf } from "../trpc/deny.ts";
import { markedDoor } from "../trpc/marked-door.ts";
import { toTrpcError } from "../trpc/refuse.ts";
import type { RequestContext } from "../trpc/request-context.ts";
import { endCommand } from "../trpc/run-command.ts";
import { openPortfolio } from "./procedure.ts";

type TicketPermission = Extract<PortfolioPermission, `ticket:${string}`>;

const agentInput = z.object({ operatorId: z.string().max(40) });

/**
 * Makes a procedure of the desk within one operator: the request names it, the person has the right on it
 * now, and it is the one for which they work in this session. Everything else is answered in the same words,
 * whether there is such an operator or not, before any of its rows is asked.
 */
export function agentCan(permission: TicketPermission) {
  return t.procedure.meta({ permission }).use(async ({ ctx, next, path, type, getRawInput }) => {
    const principal = principalOf(ctx);
    const doors = processDoors();
    const raw = await getRawInput();
    const { operatorId } = agentInput.catch({ operatorId: "" }).parse(raw);
    await refuseWithoutRight(ctx, principal, { procedure: path, permission, operatorId });
    const { sessionId, userId } = principal;
    const scope = await findSupportScope(doors.portfolioDb(), { sessionId, userId });
    if (scope?.operatorId !== operatorId) throw notEntered();
    const claim = type === "mutation" ? claimOf({ ...principal, operatorId }, path, raw) : null;
    const db = markedDoor(doors.operatorDb(operatorId), ctx, claim);
    const result = await next({ ctx: { ...ctx, principal, db } });
    if (!result.ok) result.error = refusalOf(result.error);
    return claim === null ? result : endCommand(result, claim, doors.portfolioDb(), path);
  });
}

/**
 * Makes a procedure of the desk over all operators for which somebody may work. It sees how tickets stand by
 * the portfolio's door, and goes through one operator's door at a time.
 */
export function deskCan(permission: TicketPermission) {
  return t.procedure.meta({ permission }).use(async ({ ctx, next, path, type, getRawInput }) => {
    const principal = principalOf(ctx);
    const permitted = operatorsPermitted(principal.bindings, permission);
    const doors = processDoors();
    if (permitted.length === 0) {
      return deny(doors.portfolioDb(), ctx, principal, { procedure: path, permission, operatorId: null });
    }
    const raw = await getRawInput();
    const claims = type === "mutation" ? claimsOf(principal, path, raw) : null;
    const opened = openPortfolio(ctx, principal, claims?.ofPortfolio ?? null);
    const all = await opened.db.operator.findMany({
      where: permitted === "all" ? {} : { id: { in: [...permitted] } },
      orderBy: { id: "asc" },
      select: { id: true, name: true },
    });
    const operatorDoor = (operatorId: string): OperatorDb =>
      markedDoor(doors.operatorDb(operatorId), ctx, claims?.of(operatorId) ?? null);
    const result = await next({ ctx: { ...opened, operators: all, operatorDoor } });
    if (!result.ok) result.error = refusalOf(result.error);
    return claims === null ? result : endCommand(result, claims.taken(), doors.portfolioDb(), path);
  });
}

/** One key, which whichever door does the work takes. */
function claimsOf(principal: Principal, path: string, raw: unknown) {
  const ofPortfolio = claimOf(principal, path, raw);
  const ofOperators = new Map<string, Claim>();
  return {
    ofPortfolio,
    of(operatorId: string): Claim {
      const claim = ofOperators.get(operatorId) ?? claimOf({ ...principal, operatorId }, path, raw);
      ofOperators.set(operatorId, claim);
      return claim;
    },
    taken: (): Claim => [...ofOperators.values()].find((claim) => claim.isTaken()) ?? ofPortfolio,
  };
}

/** Who may do it nowhere is denied; whoever may elsewhere finds nothing here. Both are written down. */
async function refuseWithoutRight(
  ctx: RequestContext,
  principal: Principal,
  asked: { readonly procedure: string; readonly permission: TicketPermission; readonly operatorId: string },
): Promise<void> {
  const { procedure, permission, operatorId } = asked;
  const writer = processDoors().portfolioDb();
  if (portfolioPermitsOn(principal.bindings, permission, operatorId)) return;
  if (operatorsPermitted(principal.bindings, permission).length === 0) {
    await deny(writer, ctx, principal, { procedure, permission, operatorId: null });
  }
  const { app, requestId } = ctx;
  const denied = { actor: principal.email, action: "access:denied", subject: procedure, app, requestId };
  await writeAudit(writer, { ...denied, details: { permission } });
  throw notEntered();
}

/**
 * The one answer for an operator that is foreign, not there, not one's own any longer, or not switched to.
 */
export function notEntered(): unknown {
  return toTrpcError(
    new DomainError("NOT_FOUND", "You are not working for this operator: switch to it from the queue."),
  );
}
