import type { App } from "@tributary/domain/user/principal";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createProxy } from "./proxy.ts";
import { cookiesOf, sessionSecret } from "./session-cookie.ts";

const ORIGIN = "http://localhost:4100";

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "a secret of the tests that is long enough");
  vi.stubEnv("TRIBUTARY_CONSOLE_URL", ORIGIN);
  vi.stubEnv("TRIBUTARY_PORTAL_URL", "http://localhost:4200");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function cookieOf(app: App): Promise<string> {
  const token = { sub: "vera", sid: "a-session", app };
  return encode({ token, secret: sessionSecret(app), maxAge: 60 });
}

function ask(path: string, value?: string) {
  const name = cookiesOf("console").sessionToken.name;
  const headers = new Headers(value === undefined ? {} : { cookie: `${name}=${value}` });
  return createProxy("console")(new NextRequest(`${ORIGIN}${path}`, { headers }));
}

const isPassedOn = (response: Response) => response.headers.get("x-middleware-next") === "1";

describe("without a cookie", () => {
  test.each([
    ["/", "/login"],
    ["/disputes?status=open", "/login?next=%2Fdisputes%3Fstatus%3Dopen"],
    ["/loginx", "/login?next=%2Floginx"],
  ])("%s leads to %s", async (path, target) => {
    const response = await ask(path);
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(`${ORIGIN}${target}`);
  });

  test.each(["/login", "/forgot", "/reset?token=x", "/invitation?token=x"])("%s is open", async (path) => {
    expect(isPassedOn(await ask(path))).toBe(true);
  });
});

test("a cookie of this application passes; another's, a changed one and nonsense do not", async () => {
  const own = await cookieOf("console");
  expect(isPassedOn(await ask("/disputes", own))).toBe(true);
  for (const value of [await cookieOf("portal"), `${own}x`, "nonsense", ""]) {
    expect((await ask("/disputes", value)).status).toBe(307);
  }
});

test("every answer carries its headers, and no two share a nonce", async () => {
  const nonces = new Set<string>();
  for (const path of ["/login", "/login", "/disputes"]) {
    const { headers } = await ask(path);
    const policy = headers.get("content-security-policy") ?? "";
    nonces.add(/'nonce-([\w+/=]+)'/.exec(policy)?.[1] ?? "");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toBeNull();
  }
  expect(nonces.size).toBe(3);
});

test("the page is told the nonce that the browser is told", async () => {
  const { headers } = await ask("/login");
  const nonce = headers.get("x-middleware-request-x-nonce");
  expect(headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
});

test("behind HTTPS cookies are secure and the browser stays there", async () => {
  vi.stubEnv("TRIBUTARY_CONSOLE_URL", "https://console.mvna.example");
  const { sessionToken, csrfToken } = cookiesOf("console");
  expect([sessionToken.name, csrfToken.name]).toEqual([
    "__Secure-tributary-console.session",
    "__Host-tributary-console.csrf",
  ]);
  expect(sessionToken.options).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax" });
  expect((await ask("/login")).headers.get("strict-transport-security")).toMatch(/^max-age=/);
});
