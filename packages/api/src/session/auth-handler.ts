import type { App } from "@tributary/domain/user/principal";
import { processDoors } from "@tributary/services/process/doors";
import { endSession } from "@tributary/services/session/end-session";
import { findPrincipal } from "@tributary/services/session/find-principal";
import NextAuth, { type AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { logUnexpected } from "../trpc/log.ts";
import { authorize, credentials } from "./authorize.ts";
import { ABSOLUTE_SECONDS, cookiesOf, isServedSecurely, sessionSecret } from "./session-cookie.ts";

declare module "next-auth" {
  interface User {
    readonly sessionId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
    app?: App;
  }
}

type Handler = (request: Request, context: unknown) => Promise<Response>;

/**
 * next-auth's routes for one application. Made at the first request: building an application takes no secret.
 */
export function authHandler(app: App): Handler {
  let made: Handler | undefined;
  return (request, context) => {
    made ??= NextAuth(authOptions(app)) as Handler;
    return made(request, context);
  };
}

function authOptions(app: App): AuthOptions {
  const secret = sessionSecret(app);
  return {
    secret,
    session: { strategy: "jwt", maxAge: ABSOLUTE_SECONDS },
    cookies: cookiesOf(app),
    useSecureCookies: isServedSecurely(app),
    pages: { signIn: "/login", error: "/login" },
    providers: [Credentials({ credentials, authorize: authorize(app) })],
    jwt: {
      maxAge: ABSOLUTE_SECONDS,
      // A cookie whose session has ended counts as none, here as everywhere else.
      async decode(params) {
        const token = await decode({ ...params, secret }).catch(() => null);
        if (token?.app !== app || token.sid === undefined) return null;
        const found = await findPrincipal(processDoors().authDb(), { sessionId: token.sid, app });
        return found === null ? null : token;
      },
    },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId, app } : token),
      // Nothing of a person is handed to scripts: pages ask the API.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (isOwnPath(url) ? baseUrl + url : baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (token?.sid === undefined || token.sub === undefined) return;
        await endSession(processDoors().authDb(), { sessionId: token.sid, userId: token.sub });
      },
    },
    logger: { error: logError, warn: () => undefined, debug: () => undefined },
  };
}

/** A cookie whose session has ended is everyday life; anything else somebody should hear of. */
function logError(code: string, metadata: Error | { error: Error }): void {
  const error = metadata instanceof Error ? metadata : metadata.error;
  if (error.message !== "JWT invalid") logUnexpected(`next-auth: ${code}`, error);
}

function isOwnPath(url: string): boolean {
  return /^\/(?![/\\])/.test(url);
}
