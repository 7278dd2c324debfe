import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import type { Principal } from "@tributary/domain/user/principal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPrincipal } from "../session/find-principal.ts";
import { stepUp } from "../session/step-up.ts";
import { HOME, makePeople, PASSWORD, type People, present } from "../testing/people.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 2, 8);
const after = (ms: number) => new Date(START + ms);

let people: People;
let operatorId: string;
beforeAll(async () => {
  people = await makePeople();
  operatorId = (await people.test.makeOperator()).id;
  await people.add("vera@mvna.example", [
    { role: "auditor", operatorId: null },
    { role: "operator-viewer", operatorId },
  ]);
});
afterAll(() => people.close());

const enter = (app: "console" | "portal") => people.enter("vera@mvna.example", app, { at: after(0) });

/** Uses a session every twenty minutes until just before an instant. */
async function use({ sessionId, app }: Principal, untilMs: number): Promise<boolean> {
  for (let ms = 20 * MINUTE; ms < untilMs; ms += 20 * MINUTE) {
    if ((await findPrincipal(people.auth, { sessionId, app, at: after(ms) })) === null) return false;
  }
  return true;
}

test("idle and absolute limits are enforced on the server", async () => {
  const checks: boolean[] = [];
  for (const app of ["console", "portal"] as const) {
    const idle = await enter(app);
    checks.push(
      await people.isLive(idle, after(29 * MINUTE)),
      !(await people.isLive(idle, after(59 * MINUTE))),
    );

    // A session that is idle is over for good, however often somebody knocks.
    const knocked = await enter(app);
    checks.push(
      !(await people.isLive(knocked, after(30 * MINUTE))),
      !(await people.isLive(knocked, after(31 * MINUTE))),
    );

    const busy = await enter(app);
    checks.push(await use(busy, 12 * HOUR), !(await people.isLive(busy, after(12 * HOUR))));

    // Proving again who one is does not start the day anew.
    const stepped = await enter(app);
    checks.push(await use(stepped, 11 * HOUR));
    const answer = await stepUp(people.auth, stepped, { password: PASSWORD, ...HOME, at: after(11 * HOUR) });
    const sessionId = present("sessionId" in answer ? answer.sessionId : null);
    const renewed = { ...stepped, sessionId };
    checks.push(await people.isLive(renewed, after(11 * HOUR + 29 * MINUTE)));
    checks.push(await people.isLive(renewed, after(11 * HOUR + 50 * MINUTE)));
    checks.push(!(await people.isLive(renewed, after(12 * HOUR))));
  }
  reportGuarantee(
    49,
    checks.filter(Boolean).length,
    checks.length,
    "looks at a session at its limits were right",
  );
});

test("the idle limit is the installation's to choose", async () => {
  const principal = await enter("console");
  process.env.TRIBUTARY_IDLE_MINUTES = "5";
  try {
    expect(await people.isLive(principal, after(4 * MINUTE))).toBe(true);
    expect(await people.isLive(principal, after(10 * MINUTE))).toBe(false);
    process.env.TRIBUTARY_IDLE_MINUTES = "soon";
    await expect(people.isLive(principal, after(4 * MINUTE))).rejects.toThrow(/TRIBUTARY_IDLE_MINUTES/);
  } finally {
    delete process.env.TRIBUTARY_IDLE_MINUTES;
  }
});

test("the use of a session is noted once a minute", async () => {
  const { sessionId } = await enter("console");
  const seenAfter = async (ms: number) => {
    await findPrincipal(people.auth, { sessionId, app: "console", at: after(ms) });
    const row = await people.auth.session.findUniqueOrThrow({ where: { id: sessionId } });
    return row.lastSeenAt.getTime() - START;
  };
  expect(await seenAfter(MINUTE - 1)).toBe(0);
  expect(await seenAfter(MINUTE)).toBe(MINUTE);
  expect(await seenAfter(MINUTE + 59_000)).toBe(MINUTE);
});
