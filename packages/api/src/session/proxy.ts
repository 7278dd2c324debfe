import type { App } from "@tributary/domain/user/principal";
import { type NextRequest, NextResponse } from "next/server";
import { cookiesOf, isServedSecurely, readPointer } from "./session-cookie.ts";
import { ADDRESS_HEADER, signInPath } from "./sign-in-path.ts";

/** Pages for people who are not signed in. */
const OPEN = /^\/(?:login|forgot|reset|invitation|rate)(?:\/|$)/;

/**
 * Sends whoever holds no cookie to the sign-in page, and gives every page its security headers. It decides
 * nothing: each page and each procedure asks for itself who is there.
 */
export function createProxy(app: App) {
  return async (request: NextRequest): Promise<NextResponse> => {
    const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
    const policy = contentPolicy(nonce);
    const response = (await isWelcome(app, request)) ? passOn(request, nonce, policy) : toSignIn(request);
    response.headers.set("content-security-policy", policy);
    response.headers.set("x-content-type-options", "nosniff");
    response.headers.set("referrer-policy", "same-origin");
    if (isServedSecurely(app)) response.headers.set("strict-transport-security", "max-age=31536000");
    response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
    return response;
  };
}

async function isWelcome(app: App, request: NextRequest): Promise<boolean> {
  if (OPEN.test(request.nextUrl.pathname)) return true;
  return (await readPointer(app, request.cookies.get(cookiesOf(app).sessionToken.name)?.value)) !== null;
}

function passOn(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // A page does not know its own address: whoever has to sign in again comes back to it.
  headers.set(ADDRESS_HEADER, pathOf(request));
  return NextResponse.next({ request: { headers } });
}

function toSignIn(request: NextRequest): NextResponse {
  return NextResponse.redirect(new URL(signInPath(pathOf(request)), request.nextUrl));
}

function pathOf({ nextUrl: { pathname, search } }: NextRequest): string {
  return pathname + search;
}

function contentPolicy(nonce: string): string {
  const isDev = process.env.NODE_ENV !== "production";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
