import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { checkRoleChange, parseBinding } from "@tributary/domain/user/role-rules";
import { writeAudit } from "../audit/write-audit.ts";
import { bind, nameOperator } from "./admit-person.ts";

/**
 * Gives somebody who is known another role, by the MVNA; their sessions that it concerns end.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `NOT_FOUND`, `ACCESS_DENIED`, `ALREADY_DONE`.
 */
export async function grantRole(
  auth: AuthDb,
  actor: Actor,
  request: {
    readonly userId: string;
    readonly role: string;
    readonly operatorId: string | null;
    readonly at?: Date;
  },
): Promise<void> {
  const { userId, at = new Date() } = request;
  const binding = parseBinding(request);
  checkRoleChange(actor, userId, binding.role);
  await auth.$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (person === null) throw new DomainError("NOT_FOUND", "There is no such person.");
    await nameOperator(tx, binding.operatorId);
    if (!(await bind(tx, actor, userId, binding, at))) {
      throw new DomainError("ALREADY_DONE", `${person.email} holds this role already.`);
    }
    const { role, operatorId } = binding;
    const { email, app } = actor;
    const entry = { actor: email, action: "user:grant-role", subject: person.email, operatorId, app };
    await writeAudit(tx, { ...entry, details: { role } });
  });
}
