import type { AuthDb } from "@tributary/db/doors/auth-db";
import { checkPassword } from "@tributary/domain/user/password-rule";
import type { App } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { revokeSessions } from "../session/revoke-sessions.ts";
import { hashPassword } from "./hash-password.ts";
import { findLink, useLink } from "./single-use-link.ts";
import { storePassword } from "./store-password.ts";

/**
 * Sets a new password by the link of a mail and ends every session of the person. It signs nobody in and
 * leaves the second factor as it is: a mailbox alone opens nothing.
 *
 * Throws  {@link DomainError} `LINK_INVALID`, `PASSWORD_WEAK`.
 */
export async function resetPassword(
  auth: AuthDb,
  request: { readonly token: string; readonly password: string; readonly at?: Date },
): Promise<{ readonly app: App }> {
  const { token, password, at = new Date() } = request;
  const { id, app, user } = await findLink(auth, token, "password_reset", at);
  checkPassword(password, user.email);
  const passwordHash = await hashPassword(password);
  await auth.$transaction(async (tx) => {
    await useLink(tx, id, at);
    await storePassword(tx, user.id, passwordHash, at);
    const ended = await revokeSessions(tx, { userId: user.id }, "password-reset", at);
    const { email } = user;
    await writeAudit(tx, {
      actor: email,
      action: "user:reset-password",
      subject: email,
      details: { ended },
      app,
    });
  });
  return { app };
}
