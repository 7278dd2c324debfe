import fc from "fast-check";
import { expect, test } from "vitest";
import { nextLabel } from "../period/period.ts";
import { addToDay, cycleDays, cycleOf, dayNumber, daysFrom } from "./cycle-days.ts";

// Day 31 falls on the last day of each shorter month; 2028 has a leap day.
test.each([
  ["2026-10", 1, "2026-10-01", "2026-10-31"],
  ["2027-01", 31, "2027-01-31", "2027-02-27"],
  ["2027-02", 31, "2027-02-28", "2027-03-30"],
  ["2028-01", 31, "2028-01-31", "2028-02-28"],
  ["2028-02", 31, "2028-02-29", "2028-03-30"],
  ["2028-02", 29, "2028-02-29", "2028-03-28"],
  ["2027-02", 29, "2027-02-28", "2027-03-28"],
  ["2026-04", 31, "2026-04-30", "2026-05-30"],
  ["2026-12", 15, "2026-12-15", "2027-01-14"],
])("the cycle of %s on day %i goes from %s to %s", (label, day, firstDay, lastDay) => {
  expect(cycleDays(label, day)).toEqual({ label, cycleDay: day, firstDay, lastDay });
});

test("cycles of any day cover every day of leap and other years once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1999, max: 2101 }), (day, year) => {
      let label = `${year}-01`;
      for (let month = 0; month < 24; month++) {
        const cycle = cycleDays(label, day);
        for (const each of [cycle.firstDay, cycle.lastDay]) expect(cycleOf(each, day)).toEqual(cycle);
        label = nextLabel(label);
        expect(addToDay(cycle.lastDay, 1)).toBe(cycleDays(label, day).firstDay);
        expect(daysFrom(cycle.firstDay, cycle.lastDay)).toBeGreaterThanOrEqual(28);
        expect(daysFrom(cycle.firstDay, cycle.lastDay)).toBeLessThanOrEqual(31);
      }
    }),
    { numRuns: 200 },
  );
});

test.each(["2026-02-29", "2026-13-01", "26-01-01", "yesterday"])("%s is not a day", (day) => {
  expect(() => dayNumber(day)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
});
