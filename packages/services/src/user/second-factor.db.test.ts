import type { Principal } from "@tributary/domain/user/principal";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stepUp } from "../session/step-up.ts";
import { codeOf, countAudits, HOME, makePeople, PASSWORD, type People, present } from "../testing/people.ts";
import { confirmTotp } from "./confirm-totp.ts";
import { disableTotp } from "./disable-totp.ts";
import { regenerateRecoveryCodes } from "./regenerate-recovery-codes.ts";
import { startTotp } from "./start-totp.ts";

const STEP = 30_000;

let people: People;
let count = 0;
let email: string;
let principal: Principal;
beforeAll(async () => {
  people = await makePeople();
});
beforeEach(async () => {
  email = `p${++count}@mvna.example`;
  await people.add(email, [{ role: "auditor", operatorId: null }]);
  principal = await people.enter(email, "console");
});
afterAll(() => people.close());

const refusal = (code: string) => ({ code });
const later = (steps: number) => new Date(Math.floor(Date.now() / STEP) * STEP + steps * STEP);

async function setUp(): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await startTotp(people.auth, principal);
  const at = later(0);
  return { secret, ...(await confirmTotp(people.auth, principal, { code: codeOf(secret, at), at })) };
}

describe("setting up a second factor", () => {
  test("shows the secret once, in every form an application takes, and keeps it sealed", async () => {
    const { secret, uri, qrDataUrl } = await startTotp(people.auth, principal);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const label = `Tributary:${encodeURIComponent(email)}`;
    const settings = `issuer=Tributary&secret=${secret}&algorithm=SHA1&digits=6&period=30`;
    expect(uri).toBe(`otpauth://totp/${label}?${settings}`);
    expect(atob(qrDataUrl.replace("data:image/svg+xml;base64,", ""))).toMatch(/^<svg /);
    const stored = await people.auth.userSecret.findUniqueOrThrow({ where: { userId: principal.userId } });
    expect(Buffer.from(present(stored.totpSecret)).toString("latin1")).not.toContain(secret);
  });

  test("asks for nothing until a first code has confirmed it", async () => {
    const { secret } = await startTotp(people.auth, principal);
    await people.enter(email, "console");
    const wrong = confirmTotp(people.auth, principal, { code: codeOf(secret, later(-5)) });
    await expect(wrong).rejects.toMatchObject(refusal("SIGN_IN_REFUSED"));
    const before = await countAudits(people.test);
    const code = codeOf(secret, new Date());
    const { recoveryCodes } = await confirmTotp(people.auth, principal, {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const recoveryCode of recoveryCodes) expect(recoveryCode).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    expect((await countAudits(people.test)) - before).toBe(1);
    expect(await people.signIn(email, "console")).toEqual({ needs: "second-factor" });
  });

  test("ends the other sessions, not this one", async () => {
    const other = await people.enter(email, "console");
    await setUp();
    expect([await people.isLive(principal), await people.isLive(other)]).toEqual([true, false]);
  });

  test("is refused when there is one, and when nobody has proved anything lately", async () => {
    await setUp();
    await expect(startTotp(people.auth, principal)).rejects.toMatchObject(refusal("ALREADY_DONE"));
    const stale = { ...principal, steppedUpAt: 0 };
    await expect(startTotp(people.auth, stale)).rejects.toMatchObject(refusal("STEP_UP_NEEDED"));
    await expect(disableTotp(people.auth, stale)).rejects.toMatchObject(refusal("STEP_UP_NEEDED"));
    const renewal = regenerateRecoveryCodes(people.auth, stale);
    await expect(renewal).rejects.toMatchObject(refusal("STEP_UP_NEEDED"));
  });
});

describe("a second factor", () => {
  test("takes the code of one step before and after, and none further", async () => {
    const { secret } = await setUp();
    for (const [steps, isTaken] of [
      [2, false],
      [1, true],
      [0, true],
      [-1, true],
      [-2, false],
    ] as const) {
      await people.auth.loginThrottle.deleteMany({});
      await people.auth.userSecret.update({
        where: { userId: principal.userId },
        data: { totpLastStep: null },
      });
      const signedIn = people.signIn(email, "console", {
        code: codeOf(secret, later(10 + steps)),
        at: later(10),
      });
      const answer = await signedIn.then(
        () => true,
        () => false,
      );
      expect(answer, `${steps} steps`).toBe(isTaken);
    }
  });

  test("is not used up by being asked for the operator", async () => {
    const operators = [await people.test.makeOperator(), await people.test.makeOperator()];
    for (const { id } of operators) {
      await people.auth.roleBinding.create({
        data: { userId: principal.userId, role: "operator-viewer", operatorId: id, grantedBy: "setup" },
      });
    }
    const { secret } = await setUp();
    const at = later(3);
    const code = codeOf(secret, at);
    expect(await people.signIn(email, "portal", { code, at })).toMatchObject({ needs: "operator" });
    const operatorId = operators[0]?.id;
    expect(await people.signIn(email, "portal", { code, at, operatorId })).toHaveProperty("sessionId");
  });

  test("is asked for when stepping up, and the session says so", async () => {
    const { secret } = await setUp();
    const at = later(3);
    const request = { password: PASSWORD, ...HOME, at };
    expect(await stepUp(people.auth, principal, request)).toEqual({ needs: "second-factor" });
    const answer = await stepUp(people.auth, principal, { ...request, code: codeOf(secret, at) });
    const id = present("sessionId" in answer ? answer.sessionId : null);
    expect(await people.auth.session.findUnique({ where: { id } })).toMatchObject({ isMfaVerified: true });
  });

  test("is switched off with its recovery codes", async () => {
    const { recoveryCodes } = await setUp();
    const before = await countAudits(people.test);
    await disableTotp(people.auth, principal);
    expect((await countAudits(people.test)) - before).toBe(1);
    expect(recoveryCodes).toHaveLength(10);
    expect(await people.auth.recoveryCode.count({ where: { userId: principal.userId } })).toBe(0);
    await people.enter(email, "console");
    await expect(disableTotp(people.auth, principal)).rejects.toMatchObject(refusal("NOT_FOUND"));
    await expect(regenerateRecoveryCodes(people.auth, principal)).rejects.toMatchObject(refusal("NOT_FOUND"));
  });

  test("has new recovery codes in place of the old ones", async () => {
    const { recoveryCodes: old } = await setUp();
    const { recoveryCodes } = await regenerateRecoveryCodes(people.auth, principal);
    const enterBy = (code: string | undefined) => people.signIn(email, "console", { code });
    await expect(enterBy(old[0])).rejects.toMatchObject(refusal("SIGN_IN_REFUSED"));
    expect(await enterBy(recoveryCodes[0])).toHaveProperty("sessionId");
  });
});
