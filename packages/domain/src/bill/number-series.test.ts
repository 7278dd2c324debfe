import { expect, test } from "vitest";
import { numberOf, seriesOn } from "./number-series.ts";

test("a series with the year counts anew in the next one", () => {
  const series = { prefix: "A-{yyyy}-", digits: 6 };
  expect(numberOf(series, "2026-12-31", 41)).toBe("A-2026-000041");
  expect(seriesOn(series, "2026-12-31")).not.toBe(seriesOn(series, "2027-01-01"));
});

test("a count beyond the digits keeps all of them", () => {
  expect(numberOf({ prefix: "{yyyy}{mm}/", digits: 2 }, "2026-10-05", 12_345)).toBe("202610/12345");
});
