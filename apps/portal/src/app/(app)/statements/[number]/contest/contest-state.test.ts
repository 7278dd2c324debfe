import { expect, test } from "vitest";
import { type ContestableLine, readEntered, sumOf } from "./contest-state.ts";

const line = (lineNumber: number, contestableMicros: bigint): ContestableLine => ({
  lineNumber,
  description: "Data",
  originPeriod: "2026-10",
  amountMicros: contestableMicros,
  contestableMicros,
});

const lines = [line(1, 66_000_000n), line(2, 5_000_000n), line(3, 1_000_000n)];

test("chosen lines are read in order, each within what can be contested of it", () => {
  const chosen = readEntered(
    lines,
    new Map([
      [2, "5.00"],
      [1, "1,066"],
    ]),
  );
  expect(chosen).toEqual([
    { lineNumber: 1, contestedMicros: null },
    { lineNumber: 2, contestedMicros: 5_000_000n },
  ]);
  expect(sumOf(chosen)).toBe(5_000_000n);
});

test.each(["", "0", "-1", "5.01", "five"])("%j of 5.00 cannot be contested", (text) => {
  expect(readEntered(lines, new Map([[2, text]]))).toEqual([{ lineNumber: 2, contestedMicros: null }]);
});
