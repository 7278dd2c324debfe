import type { AccountsDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { checkRoleChange } from "@tributary/domain/user/role-rules";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions, sessionsUnder } from "../session/revoke-sessions.ts";
import { parseOperatorRole } from "./invite-account.ts";

/**
 * Gives one of an operator's own people another of its roles, by its administrator; their sessions there end.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND` for anybody else, `ACCESS_DENIED`, `ALREADY_DONE`.
 */
export async function grantAccountRole(
  accounts: AccountsDb,
  actor: Actor,
  request: { readonly userId: string; readonly role: string; readonly at?: Date },
): Promise<void> {
  const { userId, at = new Date() } = request;
  const role = parseOperatorRole(request.role);
  checkRoleChange(actor, userId, role);
  const { operatorId } = accounts;
  await accounts.$transaction(async (tx) => {
    const held = await tx.roleBinding.findFirst({
      where: { userId, revokedAt: null },
      select: { user: { select: { email: true } } },
    });
    if (held === null) throw new DomainError("NOT_FOUND", "There is no such person here: invite them.");
    const { email: subject } = held.user;
    const row = { operatorId, userId, role, grantedBy: actor.email, grantedAt: at };
    const { count } = await tx.roleBinding.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) throw new DomainError("ALREADY_DONE", `${subject} holds this role already.`);
    await revokeSessions(tx, sessionsUnder(userId, { role, operatorId }), "role-changed", at);
    const entry = { actor: actor.email, action: "user:grant-role", subject, operatorId, app: actor.app };
    await writeAudit(tx, { ...entry, details: { role } });
  });
}
