import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import { afterAll, beforeAll, test } from "vitest";
import { findPrincipal } from "../session/find-principal.ts";
import { stepUp } from "../session/step-up.ts";
import { HOME, makePeople, PASSWORD, type People, present } from "../testing/people.ts";

const ROUNDS = 8;

let people: People;
beforeAll(async () => {
  people = await makePeople();
});
afterAll(() => people.close());

test("a session has a new id at signing in and at step-up, and the old one is over", async () => {
  await people.add("vera@mvna.example", [{ role: "auditor", operatorId: null }]);
  const { auth } = people;
  const seen = new Set<string>();
  let held = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const old = await people.enter("vera@mvna.example", "console");
    const answer = await stepUp(auth, old, { password: PASSWORD, ...HOME });
    const sessionId = present("sessionId" in answer ? answer.sessionId : null);
    const stepped = present(await findPrincipal(auth, { sessionId, app: "console" }));
    const isFresh = !seen.has(old.sessionId) && !seen.has(sessionId) && sessionId !== old.sessionId;
    for (const id of [old.sessionId, sessionId]) seen.add(id);
    if (isFresh && stepped.steppedUpAt >= old.steppedUpAt && !(await people.isLive(old))) held += 1;
  }
  reportGuarantee(48, held, ROUNDS, "step-ups went on under an id never seen before");
});
