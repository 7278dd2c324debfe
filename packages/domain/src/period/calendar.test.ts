import fc from "fast-check";
import { expect, test } from "vitest";
import { createCalendar } from "./calendar.ts";
import { dayAt, labelAt } from "./period.ts";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];

test.each(zones)("what a moment is called in %s is what it is called without being remembered", (zone) => {
  const calendar = createCalendar(zone);
  const anyInstant = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2040, 0, 1) });
  // Around midnights of month ends as well, where days and periods change.
  const anyEdge = fc
    .record({ month: fc.nat(780), minutes: fc.integer({ min: -1_000, max: 1_000 }) })
    .map(({ month, minutes }) => Date.UTC(1975, month, 1) + minutes * 60_000);
  fc.assert(
    fc.property(fc.oneof(anyInstant, anyEdge), (instant) => {
      const called = {
        day: dayAt(instant, zone),
        period: labelAt(instant, zone),
        utcPeriod: labelAt(instant, "UTC"),
      };
      expect(calendar(instant)).toEqual(called);
      expect(calendar(instant)).toBe(calendar(instant));
    }),
    { numRuns: 300 },
  );
});

test("all moments of a day are called by one object", () => {
  const calendar = createCalendar("Europe/Berlin");
  const [first, last] = ["2026-10-25T00:00:00+02:00", "2026-10-25T23:59:59+01:00"].map(Date.parse);
  expect(calendar(first ?? 0)).toBe(calendar(last ?? 0));
});
