import { expect, test } from "vitest";
import type { Actor } from "./actor.ts";
import { checkRoleChange, parseBinding } from "./role-rules.ts";
import { BOUND_ROLE, OPERATOR_ROLES, PORTFOLIO_ROLES } from "./roles.ts";

const refusal = (code: string) => expect.objectContaining({ code });

test("every role is held over what it is for, and over nothing else", () => {
  for (const role of [...PORTFOLIO_ROLES, ...OPERATOR_ROLES]) {
    const isOfOperators = role === BOUND_ROLE || role.startsWith("operator-");
    const right = { role, operatorId: isOfOperators ? "aurora" : null };
    const wrong = { role, operatorId: isOfOperators ? null : "aurora" };
    expect(parseBinding(right)).toEqual(right);
    expect(() => parseBinding(wrong), role).toThrow(refusal("INPUT_INVALID"));
  }
});

test("a role that is not in the list is refused", () => {
  expect(() => parseBinding({ role: "root", operatorId: null })).toThrow(refusal("INPUT_INVALID"));
});

const actor = (role: "owner" | "admin"): Actor => ({
  userId: "me",
  email: "me@mvna.example",
  app: "console",
  bindings: [{ role, operatorId: null }],
});

test("nobody changes their own roles, not even an owner", () => {
  expect(() => checkRoleChange(actor("owner"), "me", "auditor")).toThrow(refusal("ACCESS_DENIED"));
});

test("only an owner makes and unmakes owners", () => {
  expect(() => checkRoleChange(actor("admin"), "other", "owner")).toThrow(refusal("ACCESS_DENIED"));
  expect(() => checkRoleChange(actor("admin"), "other", "auditor")).not.toThrow();
  expect(() => checkRoleChange(actor("owner"), "other", "owner")).not.toThrow();
});
