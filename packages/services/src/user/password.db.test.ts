import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CHEAP, countAudits, HOME, makePeople, PASSWORD, type People, tokenIn } from "../testing/people.ts";
import { changePassword } from "./change-password.ts";
import { hashPassword } from "./hash-password.ts";
import { requestPasswordReset } from "./request-password-reset.ts";
import { resetPassword } from "./reset-password.ts";

const NEXT = "herons wait under the old bridge";
const HOUR = 3_600_000;

let people: People;
let count = 0;
let email: string;
beforeAll(async () => {
  people = await makePeople();
});
beforeEach(async () => {
  email = `p${++count}@mvna.example`;
  await people.add(email, [{ role: "auditor", operatorId: null }]);
  await people.auth.loginThrottle.deleteMany({});
  await people.takeMails();
});
afterAll(() => people.close());

const refusal = (code: string) => ({ code });
const ask = (at?: Date) =>
  requestPasswordReset(people.auth, { email, app: "console", ipAddress: HOME.ipAddress, at });

/** Mails leave after the answer: waits for as many as are expected. */
async function mails(expected: number): Promise<string[]> {
  const taken: string[] = [];
  await expect
    .poll(async () => {
      taken.push(...(await people.takeMails()));
      return taken.length;
    })
    .toBe(expected);
  return taken;
}

describe("a password that was forgotten", () => {
  test("is replaced by a link that works once, and everywhere else is signed out", async () => {
    const before = await people.enter(email, "console");
    await ask();
    const [mail] = await mails(1);
    expect(mail).toContain("https://console.mvna.example/reset?token=");
    const request = { token: tokenIn(mail), password: NEXT };
    await expect(resetPassword(people.auth, { ...request, password: "short" })).rejects.toMatchObject(
      refusal("PASSWORD_WEAK"),
    );
    const audits = await countAudits(people.test);
    const both = await Promise.allSettled([1, 2].map(() => resetPassword(people.auth, request)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await countAudits(people.test)) - audits).toBe(1);
    expect(await people.isLive(before)).toBe(false);
    await expect(people.signIn(email, "console")).rejects.toMatchObject(refusal("SIGN_IN_REFUSED"));
    await people.enter(email, "console", { password: NEXT });
  });

  test("has an hour, and the latest link alone", async () => {
    const at = Date.now();
    await ask(new Date(at));
    const first = tokenIn((await mails(1))[0]);
    await ask(new Date(at));
    const second = tokenIn((await mails(1))[0]);
    const reset = (token: string, after: number) =>
      resetPassword(people.auth, { token, password: NEXT, at: new Date(at + after) });
    await expect(reset(first, 1)).rejects.toMatchObject(refusal("LINK_INVALID"));
    await expect(reset(second, HOUR)).rejects.toMatchObject(refusal("LINK_INVALID"));
    await reset(second, HOUR - 1);
  });

  test("fills nobody's mailbox: three mails in an hour", async () => {
    for (let tries = 0; tries < 6; tries++) await ask();
    await mails(3);
    expect(await people.auth.singleUseLink.count({ where: { user: { email } } })).toBe(3);
  });

  test("is written down when its mail could not leave", async () => {
    process.env.TRIBUTARY_SMTP_URL = "smtp://127.0.0.1:1";
    try {
      await ask();
      const failures = () =>
        people.test.portfolioDb().auditEvent.count({ where: { action: "mail:fail", subject: email } });
      await expect.poll(failures).toBe(1);
    } finally {
      delete process.env.TRIBUTARY_SMTP_URL;
    }
  });

  test("sends nothing to whom the application would not let in", async () => {
    await requestPasswordReset(people.auth, { email, app: "portal", ipAddress: null });
    await people.auth.user.update({ where: { email }, data: { status: "disabled" } });
    await ask();
    expect(await people.auth.singleUseLink.count({ where: { user: { email } } })).toBe(0);
  });
});

describe("one's own password", () => {
  test("is changed by the one that was; other sessions end", async () => {
    const here = await people.enter(email, "console");
    const there = await people.enter(email, "console");
    const audits = await countAudits(people.test);
    await changePassword(people.auth, here, { current: PASSWORD, next: NEXT, ipAddress: HOME.ipAddress });
    expect((await countAudits(people.test)) - audits).toBe(1);
    expect([await people.isLive(here), await people.isLive(there)]).toEqual([true, false]);
    await people.enter(email, "console", { password: NEXT });
  });

  test("is not changed by whoever does not know it, however often they try", async () => {
    const here = await people.enter(email, "console");
    const change = (current: string, next = NEXT) =>
      changePassword(people.auth, here, { current, next, ipAddress: HOME.ipAddress });
    await expect(change(PASSWORD, "password1234")).rejects.toMatchObject(refusal("PASSWORD_WEAK"));
    for (let tries = 0; tries < 5; tries++) {
      await expect(change("not the password")).rejects.toMatchObject(refusal("SIGN_IN_REFUSED"));
    }
    await expect(change(PASSWORD)).rejects.toMatchObject(refusal("SIGN_IN_THROTTLED"));
  });

  test("that changes while somebody signs in with the old one leaves no session behind", async () => {
    const hash = await hashPassword(NEXT, CHEAP);
    const changing = await people.test.superuser.connect();
    await changing.query("BEGIN");
    await changing.query(
      "UPDATE user_secret SET password_hash = $1 FROM app_user WHERE app_user.id = user_id AND email = $2",
      [hash, email],
    );
    // The old password is proved by now, and the session waits for the change to end.
    const signedIn = people.signIn(email, "console").catch((error: unknown) => error);
    await expect.poll(isSomebodyWaiting).toBe(true);
    await changing.query("COMMIT");
    changing.release();
    expect(await signedIn).toMatchObject(refusal("SIGN_IN_REFUSED"));
    expect(await people.auth.session.count({ where: { user: { email } } })).toBe(0);
  });
});

async function isSomebodyWaiting(): Promise<boolean> {
  const waiting = await people.test.superuser.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return waiting.rowCount === 1;
}
