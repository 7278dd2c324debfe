import type { AuthTables } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { checkRoleChange } from "@tributary/domain/user/role-rules";

/**
 * Finds somebody whom the actor may shut out or let in again: not themselves, and an owner only by an owner.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ACCESS_DENIED`.
 */
export async function manageable(tx: AuthTables, actor: Actor, userId: string) {
  const person = await tx.user.findUnique({
    where: { id: userId },
    select: {
      email: true,
      secret: { select: { passwordHash: true } },
      bindings: { where: { revokedAt: null }, select: { role: true } },
    },
  });
  if (person === null) throw new DomainError("NOT_FOUND", "There is no such person.");
  const { email, secret, bindings } = person;
  for (const role of ["", ...bindings.map((binding) => binding.role)]) checkRoleChange(actor, userId, role);
  return { email, hasPassword: secret?.passwordHash != null };
}
