import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type PortfolioPermission, portfolioPermits } from "@tributary/domain/user/permissions";
import type { Principal } from "@tributary/domain/user/principal";
import { writeAudit } from "@tributary/services/audit/write-audit";
import { processDoors } from "@tributary/services/process/doors";
import type { UsageDoors } from "@tributary/services/usage-file/ingest-files";
import { type ProcedureMeta, refusalOf, t } from "../trpc/base.ts";
import { type Claim, claimOf } from "../trpc/claim.ts";
import { deny, principalOf } from "../trpc/deny.ts";
import { markedDoor } from "../trpc/marked-door.ts";
import type { RequestContext } from "../trpc/request-context.ts";
import { endCommand } from "../trpc/run-command.ts";
import { checkStepUp } from "../trpc/step-up.ts";

/** What a procedure of the console works with: the portfolio's door, and no operator's. */
export interface PortfolioContext extends RequestContext {
  readonly principal: Principal;
  readonly db: PortfolioDb;
  readonly auth: AuthDb;
  /** For taking usage in: mediation's door beside the portfolio's. */
  readonly usageDoors: UsageDoors;
}

type Options = Omit<ProcedureMeta, "permission" | "isEntered">;

/**
 * Makes a procedure of the console for those who hold a permission over the portfolio, or with `null` for
 * whoever is signed in. A command takes its idempotency key with its first transaction; a denial and an
 * export leave an audit row.
 */
export function portfolioCan(permission: PortfolioPermission | null, options: Options = {}) {
  return t.procedure
    .meta({ permission, ...options })
    .use(async ({ ctx, next, path, type, getRawInput, meta }) => {
      const principal = principalOf(ctx);
      const doors = processDoors();
      if (permission !== null && !portfolioPermits(principal.bindings, permission)) {
        return deny(doors.portfolioDb(), ctx, principal, { procedure: path, permission, operatorId: null });
      }
      checkStepUp(principal, meta);
      const claim = type === "mutation" ? claimOf(principal, path, await getRawInput()) : null;
      const opened = openPortfolio(ctx, principal, claim);
      const result = await next({ ctx: opened });
      if (!result.ok) result.error = refusalOf(result.error);
      if (claim !== null) return endCommand(result, claim, doors.portfolioDb(), path);
      if (result.ok && meta?.isExport) await auditExport(opened, path, await getRawInput());
      return result;
    });
}

/**
 * The context of a console procedure; on both doors, whichever the command's work runs on, the key is taken.
 */
export function openPortfolio(
  ctx: RequestContext,
  principal: Principal,
  claim: Claim | null,
): PortfolioContext {
  const doors = processDoors();
  const db = markedDoor(doors.portfolioDb(), ctx, claim);
  const auth = markedDoor(doors.authDb(), ctx, claim);
  const usageDoors = { portfolioDb: () => db, mediationDb: () => doors.mediationDb() };
  return { ...ctx, principal, db, auth, usageDoors };
}

async function auditExport({ db, principal }: PortfolioContext, path: string, input: unknown): Promise<void> {
  const asked = JSON.stringify(input ?? {}).slice(0, 1_000);
  await writeAudit(db, { actor: principal.email, action: "export", subject: path, details: { asked } });
}
