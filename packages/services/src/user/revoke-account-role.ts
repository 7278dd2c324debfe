import type { AccountsDb } from "@tributary/db/doors/auth-db";
import type { Actor } from "@tributary/domain/user/actor";
import { unbind } from "./unbind.ts";

/**
 * Takes a role from one of an operator's own people, by its administrator; their sessions there end.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for anybody else's, `ACCESS_DENIED`.
 */
export async function revokeAccountRole(
  accounts: AccountsDb,
  actor: Actor,
  { bindingId, at = new Date() }: { readonly bindingId: string; readonly at?: Date },
): Promise<void> {
  await accounts.$transaction((tx) => unbind(tx, actor, bindingId, at));
}
