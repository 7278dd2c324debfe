import { expect, test } from "vitest";
import { bareScaleOf, positionOn, scaleOf } from "./chart-scale.ts";

test.each([
  // 1,284 / 4 = 321: the next round step is 500.
  { values: "1061 1284", ticks: "0 500 1000 1500" },
  // From −40 to 310 are 350; / 4 = 87.5: the next round step is 100.
  { values: "310 -40", ticks: "-100 0 100 200 300 400" },
  // 7 / 4 = 1.75: the next round step is 2.
  { values: "-7", ticks: "-8 -6 -4 -2 0" },
  { values: "3", ticks: "0 1 2 3" },
  { values: "0 0", ticks: "0" },
  { values: "", ticks: "0" },
])("the axis of $values has the ticks $ticks", ({ values, ticks }) => {
  const amounts = values.split(" ").filter(Boolean).map(BigInt);
  expect(scaleOf(amounts).ticks.join(" ")).toBe(ticks);
});

test("lines need no zero: their axis starts where they do", () => {
  // 1,061 − 1,012 = 49; / 4 = 12.25: the next round step is 20.
  expect(scaleOf([1_012n, 1_061n], null).ticks).toEqual([1_000n, 1_020n, 1_040n, 1_060n, 1_080n]);
});

test("bars that carry their figures reach from edge to edge", () => {
  const scale = bareScaleOf([-100n, 300n]);
  expect([-100n, 0n, 300n].map((value) => positionOn(scale, value))).toEqual([0, 25, 100]);
});

test("an amount beyond the reach of floats keeps its place", () => {
  const scale = scaleOf([10n ** 24n]);
  expect(positionOn(scale, 0n)).toBe(0);
  expect(positionOn(scale, 10n ** 24n)).toBe(2 * positionOn(scale, 5n * 10n ** 23n));
});
