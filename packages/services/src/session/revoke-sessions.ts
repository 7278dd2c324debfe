import type { AccountTables } from "@tributary/db/doors/auth-db";
import type { Binding } from "@tributary/domain/user/permissions";
import { opensPortal } from "@tributary/domain/user/permissions";

/** Which sessions: of a person, or a single one. */
export interface WhichSessions {
  readonly id?: string | { readonly not: string };
  readonly userId?: string;
  readonly app?: "console" | "portal";
  readonly operatorId?: string | null;
}

/** Ends sessions that are still open: the next request of each finds it ended. Answers how many. */
export async function revokeSessions(
  tx: Pick<AccountTables, "session">,
  which: WhichSessions,
  because: string,
  at: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...which, revokedAt: null },
    data: { revokedAt: at, revokedBecause: because },
  });
  return count;
}

/** The sessions of somebody whose rights a binding is part of: an operator decides about none but its own. */
export function sessionsUnder(userId: string, binding: Binding): WhichSessions {
  return opensPortal(binding)
    ? { userId, app: "portal", operatorId: binding.operatorId }
    : { userId, app: "console" };
}
