import { reportGuarantee } from "@tributary/db/testing/report-guarantee";
import type { Actor } from "@tributary/domain/user/actor";
import type { Principal } from "@tributary/domain/user/principal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endAllSessions } from "../session/end-all-sessions.ts";
import { endOtherSessions } from "../session/end-other-sessions.ts";
import { endSession } from "../session/end-session.ts";
import { makePeople, type People, present } from "../testing/people.ts";
import { disableUser } from "../user/disable-user.ts";
import { grantAccountRole } from "../user/grant-account-role.ts";
import { grantRole } from "../user/grant-role.ts";
import { revokeAccountRole } from "../user/revoke-account-role.ts";
import { revokeRole } from "../user/revoke-role.ts";

const ROUNDS = 2;
const admin: Actor = {
  userId: null,
  email: "admin",
  app: "cli",
  bindings: [{ role: "owner", operatorId: null }],
};

let people: People;
let operatorId: string;
beforeAll(async () => {
  people = await makePeople();
  operatorId = (await people.test.makeOperator()).id;
});
afterAll(() => people.close());

type End = (principal: Principal, bindingId: string) => Promise<unknown>;

const CONSOLE: Readonly<Record<string, End>> = {
  "signing out": ({ sessionId, userId }) => endSession(people.auth, { sessionId, userId }),
  "signing out elsewhere": async ({ email }) =>
    endOtherSessions(people.auth, await people.enter(email, "console")),
  "being signed out by an administrator": ({ userId }) => endAllSessions(people.auth, admin, { userId }),
  "being disabled": ({ userId }) => disableUser(people.auth, admin, { userId }),
  "a new role": ({ userId }) => grantRole(people.auth, admin, { userId, role: "auditor", operatorId: null }),
  "a role taken away": (_, bindingId) => revokeRole(people.auth, admin, { bindingId }),
};

const PORTAL: Readonly<Record<string, End>> = {
  "being disabled": CONSOLE["being disabled"] as End,
  "a new role by the operator": ({ userId }) =>
    grantAccountRole(people.auth.accountsOf(operatorId), admin, { userId, role: "operator-viewer" }),
  "a role taken away by the operator": (_, bindingId) =>
    revokeAccountRole(people.auth.accountsOf(operatorId), admin, { bindingId }),
  "a role taken away by the MVNA": (_, bindingId) => revokeRole(people.auth, admin, { bindingId }),
};

const WAYS = [
  ...Object.entries(CONSOLE).map(([way, end]) => ({ app: "console", way, end }) as const),
  ...Object.entries(PORTAL).map(([way, end]) => ({ app: "portal", way, end }) as const),
];

test("what ends a session ends it with its next request", async () => {
  let ended = 0;
  for (const [index, { app, way, end }] of WAYS.entries()) {
    const isPortal = app === "portal";
    for (let round = 0; round < ROUNDS; round++) {
      const email = `w${index}.r${round}@mvna.example`;
      const role = isPortal ? "operator-finance" : "settlement-analyst";
      const userId = await people.add(email, [{ role, operatorId: isPortal ? operatorId : null }]);
      const principal = await people.enter(email, app);
      const held = await people.auth.roleBinding.findFirst({ where: { userId } });
      expect(await people.isLive(principal), way).toBe(true);
      await end(principal, present(held).id);
      if (!(await people.isLive(principal))) ended += 1;
      else console.log(`still live after ${way}`);
    }
  }
  reportGuarantee(47, ended, WAYS.length * ROUNDS, "sessions were over at the next request");
});
