import { expect, test } from "vitest";
import { dueIdentities, dueMonths, type LeftSubscriber, monthsBefore } from "./due.ts";
import type { RetentionRules } from "./types.ts";

const NO_RULES: RetentionRules = { usage: null, identity: null, bills: null };
const FREE = { holds: [], disputedPeriods: [], openRunPeriods: [] };
const MONTHS = ["2026-04", "2026-05", "2026-06"];

test("a month is due once it ended as many months ago as the rule says", () => {
  const rules = { ...NO_RULES, usage: 6 };
  const due = (today: string) => dueMonths(MONTHS, rules, FREE, today).map(({ month }) => month);
  // April ends with the 1st of May, six months before the 1st of November.
  expect(due("2026-10-31")).toEqual([]);
  expect(due("2026-11-01")).toEqual(["2026-04"]);
  expect(due("2026-12-31")).toEqual(["2026-04", "2026-05"]);
});

test("without a rule nothing is due", () => {
  expect(dueMonths(MONTHS, NO_RULES, FREE, "2036-01-01")).toEqual([]);
  expect(dueIdentities([LEFT], NO_RULES, [], "2036-01-01")).toEqual([]);
});

test.each([
  ["a hold on everything", { holds: [{ dataClass: null, subscriberId: null }] }, ["hold"]],
  ["a hold on one subscriber's usage", { holds: [{ dataClass: "usage", subscriberId: "s" }] }, ["hold"]],
  ["a hold on identities", { holds: [{ dataClass: "identity", subscriberId: null }] }, []],
  ["a dispute about the month", { disputedPeriods: ["2026-04"] }, ["dispute"]],
  ["a dispute about a period that begins in it", { disputedPeriods: ["2026-03"] }, ["dispute"]],
  ["a dispute about another month", { disputedPeriods: ["2026-06"] }, []],
  ["a run of bills", { openRunPeriods: ["2026-05"] }, ["bill-run"]],
] as const)("%s keeps usage: %j", (_, facts, blocks) => {
  const rules = { ...NO_RULES, usage: 3 };
  expect(dueMonths(["2026-04"], rules, { ...FREE, ...facts }, "2026-11-01")).toEqual([
    { month: "2026-04", blocks },
  ]);
});

const LEFT: LeftSubscriber = {
  subscriberId: "s",
  terminatedOn: "2025-11-30",
  openBills: 0,
  lastBilledOn: "2025-12-01",
  isDisputed: false,
  isAwaited: false,
};

test("an identity is due as many months after the end as the rule says", () => {
  const rules = { ...NO_RULES, identity: 12 };
  expect(dueIdentities([LEFT], rules, [], "2026-11-29")).toEqual([]);
  expect(dueIdentities([LEFT], rules, [], "2026-11-30")).toEqual([{ ...LEFT, blocks: [] }]);
});

test("a bill that has to be kept whole keeps the name of whom it is to", () => {
  const rules = { ...NO_RULES, identity: 6, bills: 120 };
  expect(dueIdentities([LEFT], rules, [], "2035-11-30")[0]?.blocks).toEqual(["bill-kept"]);
  expect(dueIdentities([LEFT], rules, [], "2035-12-01")[0]?.blocks).toEqual([]);
});

test("a hold on it or on everybody, a dispute and an open bill keep an identity", () => {
  const rules = { ...NO_RULES, identity: 6 };
  const blocks = (left: Partial<LeftSubscriber>, subscriberId?: string | null) =>
    dueIdentities(
      [{ ...LEFT, ...left }],
      rules,
      subscriberId === undefined ? [] : [{ dataClass: null, subscriberId }],
      "2026-11-30",
    )[0]?.blocks;
  expect(blocks({}, "s")).toEqual(["hold"]);
  expect(blocks({}, null)).toEqual(["hold"]);
  expect(blocks({}, "another")).toEqual([]);
  expect(blocks({ isDisputed: true, isAwaited: true, openBills: 2 }, "s")).toEqual([
    ...["hold", "dispute", "network", "open-bill"],
  ]);
});

test.each([
  ["2026-03-31", 1, "2026-02-28"],
  ["2024-03-31", 1, "2024-02-29"],
  ["2026-11-30", 12, "2025-11-30"],
  ["2024-02-29", 12, "2023-02-28"],
  ["2026-01-15", 1, "2025-12-15"],
])("%s less %d months is %s", (day, months, before) => {
  expect(monthsBefore(day, months)).toBe(before);
});
