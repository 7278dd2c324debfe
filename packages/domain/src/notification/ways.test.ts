import { expect, test } from "vitest";
import { mayHear } from "./ways.ts";

const analyst = { bindings: [{ role: "settlement-analyst", operatorId: null }], house: null } as const;
const agent = { bindings: [{ role: "support-agent", operatorId: "alfa" }], house: null } as const;
const finance = { bindings: [{ role: "operator-finance", operatorId: "alfa" }], house: "alfa" } as const;

test("people hear of what their role opens, at the house where they hold it", () => {
  expect(mayHear("statement.issued", analyst, "alfa")).toBe(true);
  expect(mayHear("statement.issued", finance, "alfa")).toBe(true);
  expect(mayHear("statement.issued", agent, "alfa")).toBe(false);
  expect(mayHear("webhook.disabled", analyst, null)).toBe(false);
  expect(mayHear("bill-run.finalized", analyst, "alfa")).toBe(false);
});

test("nobody at an operator hears of a sibling or of the portfolio", () => {
  expect(mayHear("statement.issued", finance, "beta")).toBe(false);
  expect(mayHear("alert.opened", finance, null)).toBe(false);
  expect(mayHear("statement.issued", { ...finance, bindings: [] }, "alfa")).toBe(false);
});
