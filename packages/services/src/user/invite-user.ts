import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { Actor } from "@tributary/domain/user/actor";
import { parseEmail } from "@tributary/domain/user/email";
import { parseBinding } from "@tributary/domain/user/role-rules";
import { type Mail, sendMail } from "../mail/send-mail.ts";
import { admitPerson } from "./admit-person.ts";

/** The invitation stands; whether its mail has left. When it has not, inviting again sends a new one. */
export interface InvitationAnswer {
  readonly isMailed: boolean;
}

/**
 * Invites somebody to any role, by the MVNA.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `ACCESS_DENIED`, `NOT_FOUND` for an operator that is not
 *          there.
 */
export async function inviteUser(
  auth: AuthDb,
  actor: Actor,
  request: {
    readonly email: string;
    readonly role: string;
    readonly operatorId: string | null;
    readonly at?: Date;
  },
): Promise<InvitationAnswer> {
  const email = parseEmail(request.email);
  const binding = parseBinding(request);
  const { at = new Date() } = request;
  const mail = await auth.$transaction((tx) =>
    admitPerson(tx, actor, { email, binding, at, seesEverybody: true }),
  );
  return tryToSend(mail);
}

/** Sends a mail whose cause is committed: a mail server that is away does not undo it. */
export async function tryToSend(mail: Mail): Promise<InvitationAnswer> {
  try {
    await sendMail(mail);
    return { isMailed: true };
  } catch {
    return { isMailed: false };
  }
}
