import type { App } from "@tributary/domain/user/principal";
import { ABSOLUTE_MS } from "@tributary/domain/user/session-limits";
import { appUrl } from "@tributary/services/session/app-url";
import { deriveKey } from "@tributary/services/session/derive-key";
import { cookies } from "next/headers";
import type { CookiesOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";

export const ABSOLUTE_SECONDS = ABSOLUTE_MS / 1_000;

/** What the cookie says: which session of which application. Everything else is looked up. */
export interface SessionPointer {
  readonly userId: string;
  readonly sessionId: string;
}

/** Each application's own secret: a cookie of the other does not even decode. */
export function sessionSecret(app: App): string {
  return deriveKey(`session:${app}`).toString("base64url");
}

export function isServedSecurely(app: App): boolean {
  return appUrl(app).protocol === "https:";
}

/**
 * The cookies by their names per application: on one host both applications share a jar, whatever their
 * ports.
 */
export function cookiesOf(app: App): Pick<CookiesOptions, "sessionToken" | "csrfToken" | "callbackUrl"> {
  const secure = isServedSecurely(app);
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const prefix = secure ? "__Secure-" : "";
  return {
    sessionToken: { name: `${prefix}tributary-${app}.session`, options },
    csrfToken: { name: `${secure ? "__Host-" : ""}tributary-${app}.csrf`, options },
    callbackUrl: { name: `${prefix}tributary-${app}.callback`, options },
  };
}

/** Reads a cookie's value; null for anything that this application did not write itself. */
export async function readPointer(app: App, value: string | undefined): Promise<SessionPointer | null> {
  if (value === undefined) return null;
  const token = await decode({ token: value, secret: sessionSecret(app) }).catch(() => null);
  if (token?.app !== app || typeof token.sub !== "string" || typeof token.sid !== "string") return null;
  return { userId: token.sub, sessionId: token.sid };
}

/** The session this browser's cookie points to, whether it still works or not. */
export async function currentPointer(app: App): Promise<SessionPointer | null> {
  const jar = await cookies();
  return readPointer(app, jar.get(cookiesOf(app).sessionToken.name)?.value);
}

/**
 * Points this browser to another session: after a step-up the old one is gone. Works where cookies can be
 * set.
 */
export async function issueCookie(app: App, { userId, sessionId }: SessionPointer): Promise<void> {
  const { name, options } = cookiesOf(app).sessionToken;
  const token = { sub: userId, sid: sessionId, app };
  const value = await encode({ token, secret: sessionSecret(app), maxAge: ABSOLUTE_SECONDS });
  const jar = await cookies();
  jar.set(name, value, { ...options, maxAge: ABSOLUTE_SECONDS });
}
