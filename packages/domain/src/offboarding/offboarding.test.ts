import { expect, test } from "vitest";
import { offboardingSteps } from "./steps.ts";
import type { OffboardingFacts } from "./types.ts";

const endsAt = Date.parse("2026-10-17T22:00:00Z");
const facts: OffboardingFacts = {
  ...{ status: "terminated", endsAt, releasedAt: endsAt + 90 * 86_400_000, now: endsAt + 1 },
  ...{ unsettled: 0, openDisputes: 0, unpaidStatements: 0, heldSims: 3, isDataDeleted: false },
};
const done = (changes: Partial<OffboardingFacts>) =>
  offboardingSteps({ ...facts, ...changes })
    .filter(({ isDone }) => isDone)
    .map(({ name }) => name);

test("nothing counts as done before the day, even where nothing is left", () => {
  expect(done({ status: "asked", now: endsAt + 1 })).toEqual([]);
  expect(done({ status: "approved", now: endsAt - 1 })).toEqual(["approved"]);
});

test("what is left holds its own step open and no other", () => {
  expect(done({})).toEqual(["approved", "ended", "settled", "disputes", "balances"]);
  expect(done({ unsettled: 1, unpaidStatements: 2 })).toEqual(["approved", "ended", "disputes"]);
});

test("SIMs go back when late usage has had its time, and not by the clock alone", () => {
  const now = facts.releasedAt;
  expect(done({ now })).toContain("late-usage");
  expect(done({ now })).not.toContain("sims");
  expect(done({ now, status: "released", heldSims: 0 })).toHaveLength(7);
  expect(done({ now, status: "released", heldSims: 0, isDataDeleted: true })).toHaveLength(8);
});
