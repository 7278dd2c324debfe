import { expect, test } from "vitest";
import { namedBills, numberKey, numberSpans } from "./named-bills.ts";

const KNOWN = new Map(
  ["A-2026-000001", "A-2026-000002", "2026-000001", "77"].map((number) => [numberKey(number), number]),
);

test.each([
  ["A-2026-000001", ["A-2026-000001"]],
  ["thank you for a/2026 000001, Ada", ["A-2026-000001"]],
  ["RE A2026000002 KD 4711", ["A-2026-000002"]],
  ["A-2026-0000 02", ["A-2026-000002"]],
  ["A-2026-000002 and A-2026-000001 and A-2026-000002", ["A-2026-000002", "A-2026-000001"]],
  ["2026-000001", ["2026-000001"]],
  ["rent for December", []],
  ["A-2026-0000010", []],
])("in %j the bills %j are named", (text, bills) => {
  expect(namedBills(text, KNOWN)).toEqual(bills);
});

test("a number of a few digits is not looked for within a text", () => {
  expect(namedBills("house 77", KNOWN)).toEqual([]);
});

test("a long text has few candidates for each of its words", () => {
  expect(numberSpans("12345 ".repeat(1_000)).length).toBeLessThanOrEqual(6_000);
});
