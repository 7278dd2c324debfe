import { LOGINS, loginUrls } from "@tributary/db/doors/open-database";
import { closeProcessDoors, loginVariable } from "@tributary/services/process/doors";
import {
  codeOf,
  makePeople,
  PASSWORD,
  type People,
  present,
  tokenIn,
} from "@tributary/services/testing/people";
import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { Browser } from "../testing/browser.ts";
import { askForReset, chooseNewPassword, showLink, takeInvitation } from "./entry-forms.ts";
import { readPrincipal } from "./read-principal.ts";
import * as security from "./security-forms.ts";
import { cookiesOf, sessionSecret } from "./session-cookie.ts";

const held = vi.hoisted(() => ({ browser: null as unknown }));
/** The web framework's request is the test's browser. */
vi.mock("next/headers", () => ({
  headers: async () => (held.browser as Browser).headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = (held.browser as Browser).jar.get(name);
      return value === undefined ? undefined : { name, value };
    },
    set: (name: string, value: string) => (held.browser as Browser).jar.set(name, value),
  }),
}));

const EMAIL = "vera@mvna.example";
const NEXT = "herons wait under the old bridge";

let people: People;
let browser: Browser;
let operators: string[];
beforeAll(async () => {
  people = await makePeople();
  const urls = loginUrls(people.test);
  for (const login of LOGINS) process.env[loginVariable(login)] = urls[login];
  process.env.NEXTAUTH_URL = "https://console.mvna.example";
  operators = [(await people.test.makeOperator()).id, (await people.test.makeOperator()).id];
  await people.add(EMAIL, [{ role: "auditor", operatorId: null }]);
  await people.add("olga@work.example", [
    ...operators.map((operatorId) => ({ role: "operator-viewer", operatorId }) as const),
  ]);
});
beforeEach(async () => {
  browser = new Browser();
  held.browser = browser;
  await people.auth.loginThrottle.deleteMany({});
});
afterAll(async () => {
  await closeProcessDoors();
  await people.close();
});

const enter = (given: Record<string, string> = {}) =>
  browser.signIn("console", { email: EMAIL, password: PASSWORD, ...given });
const sessionName = (app: "console" | "portal") => cookiesOf(app).sessionToken.name;
const refused = (code: string) => expect.objectContaining({ ok: false, code });

describe("signing in by next-auth", () => {
  test("leaves a cookie that points to a session and says nothing else", async () => {
    expect(await enter()).toMatchObject({ status: 200, error: null });
    expect([...browser.jar.keys()].sort()).toEqual([
      "__Host-tributary-console.csrf",
      "__Secure-tributary-console.callback",
      "__Secure-tributary-console.session",
    ]);
    const principal = present(await readPrincipal("console"));
    expect(principal.email).toBe(EMAIL);
    const token = present(browser.jar.get(sessionName("console")));
    const { iat, exp, jti, ...said } = present(await decode({ token, secret: sessionSecret("console") }));
    expect(said).toEqual({ sub: principal.userId, sid: principal.sessionId, app: "console" });
    expect(Number(exp) - Number(iat)).toBe(12 * 3_600);
    expect(jti).toBeDefined();
    const row = await people.auth.session.findUniqueOrThrow({ where: { id: principal.sessionId } });
    expect(row).toMatchObject({ ipAddress: "198.51.100.7", userAgent: "Test" });
  });

  test("tells scripts nothing of the person", async () => {
    await enter();
    const { body } = await browser.use("console", "GET", ["session"]);
    expect(Object.keys(body)).toEqual(["expires"]);
  });

  test("needs the token that no other site knows", async () => {
    const given = { email: EMAIL, password: PASSWORD, csrfToken: "guessed" };
    await browser.signIn("console", given);
    expect(await readPrincipal("console")).toBeNull();
  });

  test("says in one word why not", async () => {
    expect(await enter({ password: "not the password" })).toMatchObject({
      status: 401,
      error: "SIGN_IN_REFUSED",
    });
    expect(await enter({ email: "x".repeat(400) })).toMatchObject({ status: 401, error: "SIGN_IN_REFUSED" });
    for (let tries = 0; tries < 5; tries++) await enter({ password: "not the password" });
    expect(await enter()).toMatchObject({ status: 401, error: "SIGN_IN_THROTTLED" });
    expect(await readPrincipal("console")).toBeNull();
  });

  test("asks which operator, with their names, and takes the answer", async () => {
    const given = { email: "olga@work.example", password: PASSWORD };
    const { error } = await browser.signIn("portal", given);
    const named = JSON.parse(present(error).replace("CHOOSE_OPERATOR:", "")) as {
      id: string;
      name: string;
    }[];
    expect(named.map(({ id }) => id).sort()).toEqual([...operators].sort());
    const [operatorId = ""] = operators;
    expect(await browser.signIn("portal", { ...given, operatorId })).toMatchObject({ error: null });
    expect(await readPrincipal("portal")).toMatchObject({ operatorId });
  });

  test("ends the session this browser had", async () => {
    await enter();
    const first = present(await readPrincipal("console"));
    await enter();
    expect(await people.isLive(first)).toBe(false);
    expect(await readPrincipal("console")).not.toBeNull();
  });
});

describe("a cookie", () => {
  test("is of no use once its owner has signed out, wherever it was copied to", async () => {
    await enter();
    const copied = present(browser.jar.get(sessionName("console")));
    await browser.signOut("console");
    expect(browser.jar.has(sessionName("console"))).toBe(false);
    browser.jar.set(sessionName("console"), copied);
    expect(await readPrincipal("console")).toBeNull();
    expect((await browser.use("console", "GET", ["session"])).body).toEqual({});
  });

  test("of one application opens nothing in the other", async () => {
    await enter();
    browser.jar.set(sessionName("portal"), present(browser.jar.get(sessionName("console"))));
    expect(await readPrincipal("portal")).toBeNull();
    expect((await browser.use("portal", "GET", ["session"])).body).toEqual({});
  });
});

describe("forms of somebody who is signed in", () => {
  test("are refused to anybody else", async () => {
    expect(await security.showSecurity("console")).toEqual(refused("SESSION_ENDED"));
    expect(await security.confirmIdentity("console", { password: PASSWORD })).toEqual(
      refused("SESSION_ENDED"),
    );
  });

  test("take what they ask for, and nothing more", async () => {
    await enter();
    const more = { password: PASSWORD, userId: "somebody else" };
    expect(await security.confirmIdentity("console", more)).toEqual(refused("INPUT_INVALID"));
  });

  test("confirm who it is under a new session, to which the cookie points", async () => {
    await enter();
    const before = present(await readPrincipal("console"));
    const wrong = await security.confirmIdentity("console", { password: "not the password" });
    expect(wrong).toEqual(refused("SIGN_IN_REFUSED"));
    expect(await security.confirmIdentity("console", { password: PASSWORD })).toEqual({
      ok: true,
      value: { needs: null },
    });
    const after = present(await readPrincipal("console"));
    expect(after.sessionId).not.toBe(before.sessionId);
    expect(await people.isLive(before)).toBe(false);
  });

  test("set a second factor up, which signing in then asks for, and switch it off", async () => {
    const email = "nina@mvna.example";
    await people.add(email, [{ role: "auditor", operatorId: null }]);
    await enter({ email });
    const started = await security.startSecondFactor("console");
    const { secret } = started.ok ? started.value : { secret: "" };
    const code = codeOf(secret, new Date());
    const confirmed = await security.confirmSecondFactor("console", { code });
    const codes = confirmed.ok ? confirmed.value.recoveryCodes : [];
    expect(codes).toHaveLength(10);
    await browser.signOut("console");
    expect(await enter({ email })).toMatchObject({ error: "SECOND_FACTOR" });
    expect(await enter({ email, code: codes[0] ?? "" })).toMatchObject({ error: null });
    expect(await security.showSecurity("console")).toMatchObject({
      value: { hasSecondFactor: true, recoveryCodesLeft: 9, sessions: [{ isMfaVerified: true }] },
    });
    expect(await security.renewRecoveryCodes("console")).toMatchObject({ ok: true });
    expect(await security.disableSecondFactor("console")).toMatchObject({ ok: true });
    await enter({ email });
    expect(await security.showSecurity("console")).toMatchObject({ value: { hasSecondFactor: false } });
  });

  test("change the password, and end sessions", async () => {
    const email = "otto@mvna.example";
    await people.add(email, [{ role: "auditor", operatorId: null }]);
    const other = await people.enter(email, "console");
    await enter({ email });
    expect(await security.endOwnSession("console", { sessionId: other.sessionId })).toEqual({
      ok: true,
      value: true,
    });
    const change = { current: PASSWORD, next: "password1234" };
    expect(await security.changeOwnPassword("console", change)).toEqual(refused("PASSWORD_WEAK"));
    expect(await security.changeOwnPassword("console", { ...change, next: NEXT })).toMatchObject({
      ok: true,
    });
    await people.enter(email, "console", { password: NEXT });
    expect(await security.endOwnOtherSessions("console")).toEqual({ ok: true, value: 1 });
  });
});

describe("forms of somebody who is not", () => {
  test("lead back in by a link, without signing in", async () => {
    const email = "lost@mvna.example";
    await people.add(email, [{ role: "auditor", operatorId: null }]);
    const same = { ok: true, value: null };
    expect(await askForReset("console", { email })).toEqual(same);
    expect(await askForReset("console", { email: "nobody@mvna.example" })).toEqual(same);
    const mails: string[] = [];
    await expect.poll(async () => mails.push(...(await people.takeMails()))).toBe(1);
    const token = tokenIn(mails[0]);
    const purpose = "password_reset" as const;
    expect(await showLink("console", { token, purpose })).toEqual({ ok: true, value: { email } });
    expect(await showLink("portal", { token, purpose })).toEqual(refused("LINK_INVALID"));
    expect(await chooseNewPassword({ token, password: NEXT })).toEqual({
      ok: true,
      value: { app: "console" },
    });
    expect(await readPrincipal("console")).toBeNull();
    expect(await showLink("console", { token, purpose })).toEqual(refused("LINK_INVALID"));
    expect(await takeInvitation({ token, name: "Eve", password: NEXT })).toEqual(refused("LINK_INVALID"));
    expect(await enter({ email, password: NEXT })).toMatchObject({ error: null });
  });
});
