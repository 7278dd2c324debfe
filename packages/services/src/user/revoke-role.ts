import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { Actor } from "@tributary/domain/user/actor";
import { keepingLastOwner } from "./last-owner.ts";
import { unbind } from "./unbind.ts";

/**
 * Takes a role from somebody, by the MVNA; their sessions that it concerns end.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ACCESS_DENIED`, `LAST_OWNER`.
 */
export async function revokeRole(
  auth: AuthDb,
  actor: Actor,
  { bindingId, at = new Date() }: { readonly bindingId: string; readonly at?: Date },
): Promise<void> {
  await keepingLastOwner(() => auth.$transaction((tx) => unbind(tx, actor, bindingId, at)));
}
