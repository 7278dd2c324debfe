import { OPERATOR_ROLES, PORTFOLIO_ROLES } from "@tributary/domain/user/roles";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHEAP, countAudits, makePeople, PASSWORD, type People } from "../testing/people.ts";
import { ensureDemoPeople } from "./ensure-demo-people.ts";

let people: People;
const operators = [1, 2, 3, 4].map((n) => ({ id: `demo_${n}`, name: `Demo ${n}` }));
beforeAll(async () => {
  people = await makePeople();
  for (const operator of operators) await people.test.makeOperator(operator);
});
afterAll(() => people.close());

const ensure = () => ensureDemoPeople(people.auth, operators, { password: PASSWORD, cost: CHEAP });

test("the demonstration has somebody for every role, made once, and all can sign in", async () => {
  const made = await ensure();
  expect(made).toHaveLength(PORTFOLIO_ROLES.length + 3 * OPERATOR_ROLES.length);
  expect(made[0]).toEqual({
    app: "console",
    email: "owner@demo.tributary.example",
    role: "owner",
    operatorId: null,
  });
  expect(made.at(-1)).toEqual({
    app: "portal",
    email: "developer@demo-3.example",
    role: "operator-developer",
    operatorId: "demo_3",
  });
  for (const { email, app, role, operatorId } of made) {
    const principal = await people.enter(email, app);
    expect([email, principal.operatorId, principal.bindings[0]?.role]).toEqual([email, operatorId, role]);
  }
  const audits = await countAudits(people.test);
  expect(await ensure()).toEqual(made);
  expect(await countAudits(people.test)).toBe(audits);
});

test("the agent is bound to two operators", async () => {
  const agent = await people.enter("support-agent@demo.tributary.example", "console");
  expect(agent.bindings.map(({ operatorId }) => operatorId).sort()).toEqual(["demo_1", "demo_2"]);
});

test("in production there are no such people", async () => {
  process.env.TRIBUTARY_MODE = "production";
  try {
    await expect(ensure()).rejects.toMatchObject({ code: "ACCESS_DENIED" });
  } finally {
    delete process.env.TRIBUTARY_MODE;
  }
});
