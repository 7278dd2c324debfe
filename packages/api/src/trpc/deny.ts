import { DomainError } from "@tributary/domain/error";
import type { Principal } from "@tributary/domain/user/principal";
import { type AuditWriter, writeAudit } from "@tributary/services/audit/write-audit";
import { TRPCError } from "@trpc/server";
import type { RequestContext } from "./request-context.ts";

/** Who asks, when somebody is signed in to the application that is asked. */
export function principalOf({ app, principal }: RequestContext): Principal {
  if (principal?.app === app) return principal;
  const cause = new DomainError("SESSION_ENDED", "Your session has ended: sign in again.");
  throw new TRPCError({ code: "UNAUTHORIZED", message: cause.message, cause });
}

/**
 * Refuses somebody who may not, and writes it down. The refusal names the right, never what was asked for.
 */
export async function deny(
  writer: AuditWriter,
  { app, requestId }: RequestContext,
  principal: Principal,
  refused: { readonly procedure: string; readonly permission: string; readonly operatorId: string | null },
): Promise<never> {
  const { procedure, permission, operatorId } = refused;
  await writeAudit(writer, {
    actor: principal.email,
    action: "access:denied",
    subject: procedure,
    operatorId,
    details: { permission },
    app,
    requestId,
  });
  const cause = new DomainError(
    "ACCESS_DENIED",
    `You may not do this: it needs the right ${permission}. Ask somebody who manages users.`,
  );
  throw new TRPCError({ code: "FORBIDDEN", message: cause.message, cause });
}
