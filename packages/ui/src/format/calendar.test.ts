import { describe, expect, test } from "vitest";
import { formatPeriod, formatPeriodShort, shiftPeriod } from "./period.ts";
import { formatSort, nextSort, parseSort } from "./sort.ts";
import { formatInstant, formatSpan, formatUtc } from "./time.ts";

describe("a period", () => {
  test("is a month and a year", () => {
    expect(formatPeriod("2026-10")).toBe("October 2026");
    expect(formatPeriodShort("2026-05")).toBe("May 2026");
  });

  test.each(["2026-13", "2026-00", "2026", "late"])("%s is no period and stays as it is", (text) => {
    expect(formatPeriod(text)).toBe(text);
  });

  test.each([
    ["2026-12", 1, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2026-10", -11, "2025-11"],
    ["2026-06", 0, "2026-06"],
  ])("%s and %i months is %s", (period, months, shifted) => {
    expect(shiftPeriod(period, months)).toBe(shifted);
  });
});

describe("an instant", () => {
  test("is on the wall clock of its zone, before and after the clocks change", () => {
    // Berlin left summer time on 25 October 2026 at 01:00 UTC.
    expect(formatInstant("2026-10-25T00:30:00Z", "Europe/Berlin")).toBe("25 Oct 2026, 02:30");
    expect(formatInstant("2026-10-25T01:30:00Z", "Europe/Berlin")).toBe("25 Oct 2026, 02:30");
    expect(formatInstant(new Date("2026-10-31T23:05:00Z"), "Europe/Berlin", "date")).toBe("1 Nov 2026");
  });

  test("has one UTC text", () => {
    expect(formatUtc("2026-11-01T00:05:09+01:00")).toBe("31 Oct 2026, 23:05:09 UTC");
  });

  test("an unknown zone is refused", () => {
    expect(() => formatInstant("2026-10-25T00:30:00Z", "Mars/Olympus")).toThrow(RangeError);
  });

  test.each([
    [8_000, "8 s"],
    [-720_000, "12 min"],
    [5 * 3_600_000 + 1, "5 h"],
    [3 * 86_400_000, "3 d"],
  ])("a span of %i ms is %s", (milliseconds, printed) => {
    expect(formatSpan(milliseconds)).toBe(printed);
  });
});

test("a sort survives its way through a URL and turns round on the second click", () => {
  expect(parseSort("-variance")).toEqual({ key: "variance", direction: "desc" });
  expect(formatSort(parseSort("-variance"))).toBe("-variance");
  const first = nextSort(undefined, "cost");
  expect(formatSort(first)).toBe("-cost");
  expect(formatSort(nextSort(first, "cost"))).toBe("cost");
});
