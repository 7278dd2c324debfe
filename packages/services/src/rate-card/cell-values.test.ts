import { expect, test } from "vitest";
import { decimalCell, digitsCell } from "./cell-values.ts";

test.each([
  ["0.15", "0.15"],
  ["0,15", "0.15"],
  ["12,5", "12.5"],
  [",5", "0.5"],
  [".5", "0.5"],
  ["+0.5", "0.5"],
  ["\u22120.10", "-0.10"],
  ["1 234,50", "1234.50"],
  ["1\u202F234.50", "1234.50"],
  ["1,234.50", "1234.50"],
  ["1.234,50", "1234.50"],
  ["1,000,000", "1000000"],
  ["1.000.000", "1000000"],
  // A point alone is a decimal point: the price of a hundred times its neighbours' is asked about.
  ["60.015", "60.015"],
  ["4.5e-7", "0.00000045"],
])("%s is %s", (cell, decimal) => {
  expect(decimalCell(cell)).toBe(decimal);
});

test.each(["1,500", "60,015", "1,2,3", "=1+1", "free", "1.2.3", "0x10", ""])("%j is not guessed", (cell) => {
  expect(decimalCell(cell)).toBe(cell);
});

test("numbers and networks are digits, however they are written", () => {
  expect(digitsCell("+49, 4915|4916\n49-17;")).toEqual(["49", "4915", "4916", "4917"]);
});
