import type { AuthDb } from "@tributary/db/doors/auth-db";
import type { App } from "@tributary/domain/user/principal";
import { findLink, type LinkPurpose } from "./single-use-link.ts";

/**
 * Whom a link is for and where it leads, so that its page can say so before anything is typed.
 *
 * Throws  {@link DomainError} `LINK_INVALID`.
 */
export async function readLink(
  auth: AuthDb,
  { token, purpose, at = new Date() }: { token: string; purpose: LinkPurpose; at?: Date },
): Promise<{ readonly email: string; readonly app: App }> {
  const { app, user } = await findLink(auth, token, purpose, at);
  return { email: user.email, app };
}
