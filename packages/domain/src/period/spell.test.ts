import { expect, test } from "vitest";
import { spellDate, spellInstant, spellPeriod } from "./spell.ts";

test("dates and periods are spelled", () => {
  expect(spellDate("2026-11-05")).toBe("5 November 2026");
  expect(spellPeriod("2026-01")).toBe("January 2026");
});

test.each(["2026-13-01", "5.11.2026", ""])("%j is no date", (text) => {
  expect(() => spellDate(text)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
});

test.each(["2026-00", "2026-11-05", ""])("%j is no period", (text) => {
  expect(() => spellPeriod(text)).toThrow(expect.objectContaining({ code: "PERIOD_INVALID" }));
});

test("an instant reads as the zone's clock shows it: 23:05 in UTC is the next day in Berlin", () => {
  const instant = Date.UTC(2026, 9, 31, 23, 5);
  expect(spellInstant(instant, "Europe/Berlin")).toBe("1 Nov 2026, 00:05");
  expect(spellInstant(instant, "UTC")).toBe("31 Oct 2026, 23:05");
});
