import type { AccountsDb, AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import type { Actor } from "@tributary/domain/user/actor";
import { parseEmail } from "@tributary/domain/user/email";
import { isOperatorRole } from "@tributary/domain/user/roles";
import { admitPerson } from "./admit-person.ts";
import { type InvitationAnswer, tryToSend } from "./invite-user.ts";

/** The door of the operator that invites, and the one by which people are known at all. */
export interface AccountDoors {
  readonly auth: AuthDb;
  readonly accounts: AccountsDb;
}

/**
 * Invites somebody to a role of one operator, by its own administrator, who learns nothing about whether the
 * address is known elsewhere.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `ACCESS_DENIED`.
 */
export async function inviteAccount(
  { auth, accounts }: AccountDoors,
  actor: Actor,
  request: { readonly email: string; readonly role: string; readonly at?: Date },
): Promise<InvitationAnswer> {
  const email = parseEmail(request.email);
  const binding = { role: parseOperatorRole(request.role), operatorId: accounts.operatorId };
  const { at = new Date() } = request;
  const mail = await auth.$transaction((tx) =>
    admitPerson(tx, actor, { email, binding, at, seesEverybody: false }),
  );
  return tryToSend(mail);
}

/**
 * Reads a role that an operator can give.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function parseOperatorRole(role: string) {
  if (isOperatorRole(role)) return role;
  throw new DomainError("INPUT_INVALID", `"${role}" is no role of an operator: choose one of the list.`);
}
