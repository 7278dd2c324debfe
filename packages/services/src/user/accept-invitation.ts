import type { AuthDb } from "@tributary/db/doors/auth-db";
import { DomainError } from "@tributary/domain/error";
import { checkPassword } from "@tributary/domain/user/password-rule";
import type { App } from "@tributary/domain/user/principal";
import { writeAudit } from "../audit/write-audit.ts";
import { hashPassword } from "./hash-password.ts";
import { findLink, useLink } from "./single-use-link.ts";
import { storePassword } from "./store-password.ts";

const LONGEST_NAME = 120;

/**
 * Takes an invitation up with a name and a password. Signs nobody in. Answers where to do that.
 *
 * Throws  {@link DomainError} `LINK_INVALID`, `PASSWORD_WEAK`, `INPUT_INVALID`.
 */
export async function acceptInvitation(
  auth: AuthDb,
  request: {
    readonly token: string;
    readonly name: string;
    readonly password: string;
    readonly at?: Date;
  },
): Promise<{ readonly email: string; readonly app: App }> {
  const { token, password, at = new Date() } = request;
  const { id, app, user } = await findLink(auth, token, "invitation", at);
  const name = parseName(request.name);
  checkPassword(password, user.email);
  const passwordHash = await hashPassword(password);
  await auth.$transaction(async (tx) => {
    await useLink(tx, id, at);
    await tx.user.update({ where: { id: user.id }, data: { name, status: "active" }, select: { id: true } });
    await storePassword(tx, user.id, passwordHash, at);
    const { email } = user;
    await writeAudit(tx, { actor: email, action: "user:accept-invitation", subject: email, app });
  });
  return { email: user.email, app };
}

function parseName(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, " ");
  if (trimmed !== "" && trimmed.length <= LONGEST_NAME) return trimmed;
  throw new DomainError("INPUT_INVALID", `Give your name, in at most ${LONGEST_NAME} characters.`);
}
