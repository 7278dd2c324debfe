import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditRows, HOME, makePeople, PASSWORD, type People, present } from "../testing/people.ts";
import { findPrincipal } from "./find-principal.ts";

let people: People;
let north: string;
let south: string;
beforeAll(async () => {
  people = await makePeople();
  north = (await people.test.makeOperator({ name: "Zephyr" })).id;
  south = (await people.test.makeOperator({ name: "Aurora" })).id;
});
afterAll(() => people.close());

const REFUSED = expect.objectContaining({ code: "SIGN_IN_REFUSED" });

async function lastAudit() {
  return present((await auditRows(people.test)).at(-1));
}

describe("the console", () => {
  test("lets in whoever has a role there, by any spelling of the address", async () => {
    const userId = await people.add("vera@mvna.example", [{ role: "auditor", operatorId: null }]);
    const answer = await people.signIn(" Vera@MVNA.example ", "console");
    expect(answer).toMatchObject({ userId });
    const { sessionId } = answer as { sessionId: string };
    expect(await findPrincipal(people.auth, { sessionId, app: "console" })).toMatchObject({
      userId,
      email: "vera@mvna.example",
      app: "console",
      operatorId: null,
      bindings: [{ role: "auditor", operatorId: null }],
    });
    expect(await lastAudit()).toMatchObject({
      actor: "vera@mvna.example",
      action: "session:sign-in",
      subject: "vera@mvna.example",
      operatorId: null,
      app: "console",
    });
  });

  test("lets an agent in who is bound to operators, and shows what they are bound to", async () => {
    const bindings = [north, south].map((operatorId) => ({ role: "support-agent", operatorId }) as const);
    await people.add("agent@mvna.example", bindings);
    const agent = await people.enter("agent@mvna.example", "console");
    expect(agent.operatorId).toBeNull();
    expect(agent.bindings).toHaveLength(2);
  });

  test("knows no session of the portal", async () => {
    await people.add("both@mvna.example", [
      { role: "auditor", operatorId: null },
      { role: "operator-viewer", operatorId: north },
    ]);
    const { sessionId } = await people.enter("both@mvna.example", "portal");
    expect(await findPrincipal(people.auth, { sessionId, app: "console" })).toBeNull();
    expect(await findPrincipal(people.auth, { sessionId: "no-uuid", app: "console" })).toBeNull();
  });
});

describe("the portal", () => {
  test("asks which operator when there are several, and shows the bindings of that one", async () => {
    await people.add("two@work.example", [
      { role: "operator-admin", operatorId: north },
      { role: "operator-viewer", operatorId: south },
    ]);
    expect(await people.signIn("two@work.example", "portal")).toEqual({
      needs: "operator",
      operators: [
        { id: south, name: "Aurora" },
        { id: north, name: "Zephyr" },
      ],
    });
    const entered = await people.enter("two@work.example", "portal", { operatorId: south });
    expect(entered).toMatchObject({
      operatorId: south,
      bindings: [{ role: "operator-viewer", operatorId: south }],
    });
  });

  test("does not let anybody choose an operator that is not theirs", async () => {
    await people.add("one@work.example", [{ role: "operator-viewer", operatorId: north }]);
    const elsewhere = people.signIn("one@work.example", "portal", { operatorId: south });
    await expect(elsewhere).rejects.toEqual(REFUSED);
  });
});

describe("a refusal", () => {
  test.each([
    ["nobody@mvna.example", PASSWORD, "unknown"],
    ["wrong@mvna.example", "not the password", "password"],
    ["disabled@mvna.example", PASSWORD, "not-active"],
    ["invited@mvna.example", PASSWORD, "not-active"],
    ["elsewhere@work.example", PASSWORD, "no-role"],
    ["former@mvna.example", PASSWORD, "no-role"],
  ])("of %s says nothing, and one audit row says why", async (email, password, why) => {
    const isElsewhere = email.startsWith("elsewhere");
    const binding = isElsewhere
      ? ({ role: "operator-admin", operatorId: north } as const)
      : ({ role: "auditor", operatorId: null } as const);
    const [name] = email.split("@");
    if (why !== "unknown") {
      const id = await people.add(email, [binding]);
      const status = name === "disabled" || name === "invited" ? name : "active";
      await people.auth.user.update({ where: { id }, data: { status } });
      const isFormer = name === "former";
      if (isFormer)
        await people.auth.roleBinding.updateMany({ where: { userId: id }, data: { revokedAt: new Date() } });
    }
    const before = present((await auditRows(people.test)).at(-1)).id;
    await expect(people.signIn(email, "console", { password })).rejects.toEqual(REFUSED);
    expect(await auditRows(people.test, before)).toMatchObject([
      {
        actor: "somebody",
        action: "session:sign-in-refused",
        subject: email,
        details: { why, ipAddress: HOME.ipAddress },
        app: "console",
      },
    ]);
    expect(JSON.stringify(await lastAudit(), (_, value) => String(value))).not.toContain(password);
  });

  test("keeps no more of a name than an address can have", async () => {
    await expect(people.signIn("x".repeat(5_000), "console")).rejects.toEqual(REFUSED);
    expect((await lastAudit()).subject).toHaveLength(254);
  });
});

test("signing in again in the same browser ends the session before", async () => {
  await people.add("again@mvna.example", [{ role: "auditor", operatorId: null }]);
  const first = await people.enter("again@mvna.example", "console");
  const second = await people.enter("again@mvna.example", "console", { replaces: first.sessionId });
  expect([await people.isLive(first), await people.isLive(second)]).toEqual([false, true]);
});
