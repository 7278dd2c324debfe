import { expect, it } from "vitest";
import { guaranteeTable, readClosingLines } from "./guarantee-lines.mjs";

it("reads a closing figure and leaves other output alone", () => {
  const output = "some log\nguarantee 15: 1000 of 1000 portfolios foot\nguarantees are good\n";
  expect(readClosingLines(output)).toEqual([
    { label: "guarantee 15", number: 15, shown: 1000, total: 1000, what: "portfolios foot" },
  ]);
});

it("sorts by number and marks a figure that falls short", () => {
  const lines = readClosingLines(
    [
      "guarantee 15: 9 of 10 portfolios foot",
      "guarantee 04: 31 of 31 tables have a policy",
      "layer nets: 2 of 2 refused",
    ].join("\n"),
  );
  expect(guaranteeTable(lines)).toEqual([
    "  layer nets     2 of  2  refused",
    "  guarantee 04  31 of 31  tables have a policy",
    "! guarantee 15   9 of 10  portfolios foot",
  ]);
});
