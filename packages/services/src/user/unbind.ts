import type { AccountTables } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import type { Binding } from "@tributary/domain/user/permissions";
import { checkRoleChange } from "@tributary/domain/user/role-rules";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions, sessionsUnder } from "../session/revoke-sessions.ts";

type BindingTables = Pick<AccountTables, "roleBinding" | "session" | "auditEvent">;

/**
 * Takes a role away, within whatever the tables show: another operator's binding is not found.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ACCESS_DENIED`.
 */
export async function unbind(tx: BindingTables, actor: Actor, id: string, at: Date): Promise<void> {
  const held = await tx.roleBinding.findFirst({
    where: { id, revokedAt: null },
    select: { userId: true, role: true, operatorId: true, user: { select: { email: true } } },
  });
  if (held === null) throw notHeld();
  const { userId, role, operatorId } = held;
  checkRoleChange(actor, userId, role);
  const { count } = await tx.roleBinding.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: at, revokedBy: actor.email },
  });
  if (count === 0) throw notHeld();
  await revokeSessions(tx, sessionsUnder(userId, { role, operatorId } as Binding), "role-changed", at);
  const entry = { actor: actor.email, action: "user:revoke-role", subject: held.user.email, app: actor.app };
  await writeAudit(tx, { ...entry, operatorId, details: { role } });
}

function notHeld(): DomainError {
  return new DomainError("NOT_FOUND", "This role is not held (any more): load the list again.");
}
