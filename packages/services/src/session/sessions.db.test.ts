import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countAudits, HOME, makePeople, PASSWORD, type People, present } from "../testing/people.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { findPrincipal } from "./find-principal.ts";
import { listSessions } from "./list-sessions.ts";
import { requireStepUp } from "./require-step-up.ts";
import { stepUp } from "./step-up.ts";

const EMAIL = "vera@mvna.example";
const MINUTE = 60_000;

let people: People;
let userId: string;
beforeAll(async () => {
  people = await makePeople();
  userId = await people.add(EMAIL, [{ role: "auditor", operatorId: null }]);
});
beforeEach(async () => {
  await people.auth.session.updateMany({ where: { revokedAt: null }, data: { revokedAt: new Date() } });
  await people.auth.loginThrottle.deleteMany({});
});
afterAll(() => people.close());

const enter = (at?: Date) => people.enter(EMAIL, "console", { at });

describe("stepping up", () => {
  test("is needed ten minutes after signing in, and not after it was done", async () => {
    const past = Date.now() - 11 * MINUTE;
    const principal = await enter(new Date(past));
    requireStepUp(principal, past + MINUTE);
    expect(() => requireStepUp(principal, Date.now())).toThrow(
      expect.objectContaining({ code: "STEP_UP_NEEDED" }),
    );
    const answer = await stepUp(people.auth, principal, { password: PASSWORD, ...HOME });
    const sessionId = present("sessionId" in answer ? answer.sessionId : null);
    const stepped = present(await findPrincipal(people.auth, { sessionId, app: "console" }));
    requireStepUp(stepped, Date.now());
  });

  test("with a wrong password is refused, counted and written down; the session goes on", async () => {
    const principal = await enter();
    const before = await countAudits(people.test);
    const wrong = () => stepUp(people.auth, principal, { password: "not the password", ...HOME });
    for (let count = 0; count < 5; count++)
      await expect(wrong()).rejects.toMatchObject({ code: "SIGN_IN_REFUSED" });
    await expect(wrong()).rejects.toMatchObject({ code: "SIGN_IN_THROTTLED" });
    expect((await countAudits(people.test)) - before).toBe(6);
    expect(await people.isLive(principal)).toBe(true);
  });

  test("of a session that has ended is refused, and nothing is written", async () => {
    const principal = await enter();
    await endSession(people.auth, principal);
    const before = await countAudits(people.test);
    const late = stepUp(people.auth, principal, { password: PASSWORD, ...HOME });
    await expect(late).rejects.toMatchObject({ code: "SESSION_ENDED" });
    expect(await countAudits(people.test)).toBe(before);
    expect(await listSessions(people.auth, userId)).toEqual([]);
  });
});

describe("a person's sessions", () => {
  test("are listed as long as they work, the latest used first", async () => {
    const now = Date.now();
    await enter(new Date(now - 31 * MINUTE));
    const older = await enter(new Date(now - 5 * MINUTE));
    const latest = await enter(new Date(now));
    const ended = await enter(new Date(now));
    await endSession(people.auth, ended);
    const listed = await listSessions(people.auth, userId, new Date(now));
    expect(listed.map(({ id }) => id)).toEqual([latest.sessionId, older.sessionId]);
    expect(listed[0]).toMatchObject({ app: "console", operatorId: null, ...HOME, isMfaVerified: false });
  });

  test("end by signing out, once, by one audit row", async () => {
    const principal = await enter();
    const before = await countAudits(people.test);
    expect(await endSession(people.auth, principal)).toBe(true);
    expect(await endSession(people.auth, principal)).toBe(false);
    expect((await countAudits(people.test)) - before).toBe(1);
  });

  test("are ended by nobody else", async () => {
    const stranger = await people.add("eve@mvna.example", [{ role: "auditor", operatorId: null }]);
    const principal = await enter();
    expect(await endSession(people.auth, { sessionId: principal.sessionId, userId: stranger })).toBe(false);
    expect(await people.isLive(principal)).toBe(true);
  });

  test("end everywhere but here", async () => {
    const [here, there] = [await enter(), await enter()];
    expect(await endOtherSessions(people.auth, here)).toBe(1);
    expect([await people.isLive(here), await people.isLive(there)]).toEqual([true, false]);
  });
});
