import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, makePeople, type People, tokenIn } from "../testing/people.ts";
import { confirmTotp } from "../user/confirm-totp.ts";
import { requestPasswordReset } from "../user/request-password-reset.ts";
import { resetPassword } from "../user/reset-password.ts";
import { startTotp } from "../user/start-totp.ts";

const EMAIL = "vera@mvna.example";
const NEXT = "herons wait under the old bridge";
const STEP = 30_000;
const AT_ONCE = 3;

let people: People;
let secret: string;
let recoveryCodes: string[];
/** Every sign-in is a step later than the one before, so that each has a code of its own. */
let now = Math.floor(Date.now() / STEP) * STEP;

beforeAll(async () => {
  people = await makePeople();
  await people.add(EMAIL, [{ role: "auditor", operatorId: null }]);
  const principal = await people.enter(EMAIL, "console");
  secret = (await startTotp(people.auth, principal)).secret;
  const at = next();
  recoveryCodes = (await confirmTotp(people.auth, principal, { code: codeOf(secret, at), at })).recoveryCodes;
});
afterAll(() => people.close());

function next(): Date {
  now += STEP;
  return new Date(now);
}

/** Several browsers at once with one code; answers how many of them got in. */
async function letIn(code: string, at: Date, password?: string): Promise<number> {
  const tries = Array.from({ length: AT_ONCE }, (_, index) =>
    people.signIn(EMAIL, "console", {
      code,
      at,
      ...(password && { password }),
      ipAddress: `10.0.${index}.1`,
    }),
  );
  const answers = await Promise.allSettled(tries);
  return answers.filter((answer) => answer.status === "fulfilled" && "sessionId" in answer.value).length;
}

/** Failures are not what this is about. */
async function forgetFailures(): Promise<void> {
  await people.auth.loginThrottle.deleteMany({});
}

test("codes work once, also when several use one at the same moment", async () => {
  let once = 0;
  const rounds = 4;
  for (let round = 0; round < rounds; round++) {
    const at = next();
    const code = codeOf(secret, at);
    const won = await letIn(code, at);
    await forgetFailures();
    // The code is still shown by the application and still within the window, but it was used.
    const later = new Date(at.getTime() + STEP / 2);
    if (won === 1 && (await letIn(code, later)) === 0) once += 1;
    await forgetFailures();
  }
  for (const code of recoveryCodes) {
    const won = await letIn(code, next());
    await forgetFailures();
    if (won === 1 && (await letIn(code.toLowerCase(), next())) === 0) once += 1;
    await forgetFailures();
  }
  expect(recoveryCodes).toHaveLength(10);
  reportGuarantee(50, once, rounds + recoveryCodes.length, "codes let in once");
});

test("a password reset signs nobody in and leaves the second factor", async () => {
  const before = await people.enter(EMAIL, "console", { code: codeOf(secret, next()), at: new Date(now) });
  await requestPasswordReset(people.auth, { email: EMAIL, app: "console", ipAddress: null });
  const mail = await firstMail();
  expect(await resetPassword(people.auth, { token: tokenIn(mail), password: NEXT })).toEqual({
    app: "console",
  });
  expect(await people.isLive(before)).toBe(false);
  expect(await people.auth.session.count({ where: { revokedAt: null } })).toBe(0);
  const at = next();
  expect(await people.signIn(EMAIL, "console", { password: NEXT, at })).toEqual({ needs: "second-factor" });
  await expect(people.signIn(EMAIL, "console", { password: NEXT, code: "000000", at })).rejects.toMatchObject(
    {
      code: "SIGN_IN_REFUSED",
    },
  );
  expect(await letIn(codeOf(secret, at), at, NEXT)).toBe(1);
});

/** The mail leaves after the answer. */
async function firstMail(): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const [mail] = await people.takeMails();
    if (mail !== undefined) return mail;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("no mail has left");
}
