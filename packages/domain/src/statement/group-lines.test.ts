import { expect, test } from "vitest";
import { groupLines } from "./group-lines.ts";
import type { StatementLine } from "./types.ts";

const line = (code: string, fields: Partial<StatementLine> = {}): StatementLine => ({
  code,
  description: code,
  quantity: null,
  unit: null,
  amountMicros: 1n,
  originPeriod: "2026-10",
  ...fields,
});

test("usage with its part of what nobody explains, other charges, earlier periods, each in order", () => {
  const lines = [
    line("DATA", { quantity: "12.5", unit: "GB" }),
    line("DATA"),
    line("SIM", { quantity: "3", unit: "SIM" }),
    line("DATA", { originPeriod: "2026-09" }),
    line("VOICE", { quantity: "0", unit: "minute" }),
    line("PLATFORM"),
  ];
  const grouped = groupLines({ lines, period: "2026-10" });
  expect(grouped.map(({ group, lines: own }) => [group, own.map(({ lineNumber }) => lineNumber)])).toEqual([
    ["usage", [1, 2, 5]],
    ["other", [3, 6]],
    ["earlier", [4]],
  ]);
});

test("a group without lines is left out", () => {
  expect(groupLines({ lines: [line("PLATFORM")], period: "2026-10" }).map(({ group }) => group)).toEqual([
    "other",
  ]);
  expect(groupLines({ lines: [], period: "2026-10" })).toEqual([]);
});
