import { expect, it } from "vitest";
import { crowdedSpans, HOURS_PER_MONTH, isInSpans } from "./crowded-spans.ts";

function counts(hours: Readonly<Record<number, number>>): Uint32Array {
  const all = new Uint32Array(HOURS_PER_MONTH);
  for (const [hour, count] of Object.entries(hours)) all[Number(hour)] = count;
  return all;
}

it("puts hours side by side together, and leaves out those of which few came late", () => {
  const spans = crowdedSpans(counts({ 10: 4, 100: 100, 101: 90, 102: 5, 104: 50, 743: 4 }));
  expect(spans).toEqual([
    { from: 100 * 3600, until: 103 * 3600 },
    { from: 104 * 3600, until: 105 * 3600 },
  ]);
  const isIn = (second: number) => isInSpans(spans, second);
  expect([100 * 3600, 103 * 3600 - 1, 103 * 3600, 104 * 3600, 10 * 3600].map(isIn)).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});

it("keeps every hour of a thin file, and none of an empty one", () => {
  expect(crowdedSpans(counts({ 1: 1, 700: 2 }))).toHaveLength(2);
  expect(crowdedSpans(counts({}))).toEqual([]);
});

it("takes a file that is scattered over the month as one", () => {
  const scattered = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [2 + 10 * at, 3]));
  expect(crowdedSpans(counts(scattered))).toEqual([{ from: 2 * 3600, until: 193 * 3600 }]);
});
