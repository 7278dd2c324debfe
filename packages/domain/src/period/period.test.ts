import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exact } from "../money/exact.ts";
import { parseMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import { cutOffInstant } from "./cut-off-instant.ts";
import { dayInMonth } from "./day-in-month.ts";
import { daysOf, daysTouched, lengthOf } from "./days.ts";
import { dayAt, hoursIn, labelAt, nextLabel, periodOf, previousLabel } from "./period.ts";

const utc = (text: string): number => Date.parse(text);

describe("the edges of a period", () => {
  test("October 2026 in Berlin runs from 2026-09-30T22:00Z to 2026-10-31T23:00Z and has 745 hours", () => {
    const period = periodOf("2026-10", "Europe/Berlin");
    expect([period.startsAt, period.endsAt]).toEqual([
      utc("2026-09-30T22:00:00Z"),
      utc("2026-10-31T23:00:00Z"),
    ]);
    expect(hoursIn(period)).toBe(745);
    expect(hoursIn(periodOf("2026-03", "Europe/Berlin"))).toBe(743);
  });

  test("an event exactly at the period's end belongs to the next period", () => {
    const { endsAt } = periodOf("2026-10", "Europe/Berlin");
    expect([labelAt(endsAt - 1, "Europe/Berlin"), labelAt(endsAt, "Europe/Berlin")]).toEqual([
      "2026-10",
      "2026-11",
    ]);
  });

  test("one instant lies in different periods of Berlin and Lisbon", () => {
    const instant = utc("2026-09-30T22:30:00Z");
    expect([labelAt(instant, "Europe/Berlin"), labelAt(instant, "Europe/Lisbon")]).toEqual([
      "2026-10",
      "2026-09",
    ]);
  });

  test("a skipped midnight: the period starts at the jump (Damascus, 2005-04-01)", () => {
    const { startsAt } = periodOf("2005-04", "Asia/Damascus");
    expect(startsAt).toBe(utc("2005-03-31T22:00:00Z"));
    expect(dayAt(startsAt, "Asia/Damascus")).toBe("2005-04-01");
  });

  test("a midnight that comes twice: the period starts at the first one (St. John's, 2009-11-01)", () => {
    const { startsAt } = periodOf("2009-11", "America/St_Johns");
    expect(startsAt).toBe(utc("2009-11-01T02:30:00Z"));
    // One minute later the wall clock is back at 23:01 on 31 October; the period does not go back with it.
    expect(dayAt(startsAt + 61_000, "America/St_Johns")).toBe("2009-10-31");
    expect(labelAt(startsAt + 61_000, "America/St_Johns")).toBe("2009-11");
  });

  test("periods follow one another without gap or overlap in every zone", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    const months = fc.tuple(fc.integer({ min: 1970, max: 2037 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(zones, months, (zone, [year, month]) => {
        const period = periodOf(`${year}-${String(month).padStart(2, "0")}`, zone);
        expect(periodOf(nextLabel(period.label), zone).startsAt).toBe(period.endsAt);
        expect(labelAt(period.startsAt, zone)).toBe(period.label);
        expect(labelAt(period.startsAt - 1, zone)).toBe(previousLabel(period.label));
        expect(labelAt(period.endsAt - 1, zone)).toBe(period.label);
      }),
      { numRuns: 300 },
    );
  });

  test.each(["2026-13", "2026-00", "2026-1", "26-01", "2026-10-01", ""])(
    "%j is refused as PERIOD_INVALID",
    (label) => {
      expect(() => periodOf(label, "UTC")).toThrow(expect.objectContaining({ code: "PERIOD_INVALID" }));
    },
  );

  test.each(["Mars/Olympus", "", "+02:00", "CET-1CEST x"])("%j is refused as ZONE_UNKNOWN", (zone) => {
    expect(() => labelAt(0, zone)).toThrow(expect.objectContaining({ code: "ZONE_UNKNOWN" }));
  });
});

describe("a call over the month's end belongs to one period", () => {
  const times = {
    startedAt: utc("2026-10-31T22:59:30Z"),
    endedAt: utc("2026-10-31T23:00:30Z"),
    receivedAt: utc("2026-11-02T08:00:00Z"),
  };

  test.each([
    ["start", "2026-10"],
    ["end", "2026-11"],
    ["load", "2026-11"],
  ] as const)("by its %s it is in %s", (basis, label) => {
    expect(labelAt(cutOffInstant(times, basis), "Europe/Berlin")).toBe(label);
  });
});

describe("days", () => {
  test("an operator who ends on the 17th of a 31-day month has 17 days: 750 becomes 411.29", () => {
    const period = periodOf("2026-10", "Europe/Berlin");
    const days = daysTouched(period, { from: 0, until: utc("2026-10-17T10:00:00Z") });
    expect(days === null ? null : lengthOf(days)).toBe(17);
    expect(lengthOf(daysOf(period))).toBe(31);
    expect(roundExact(exact(750n * 17n, 31n), { mode: "half-up", scale: 2 })).toBe(parseMicros("411.29"));
  });

  test("ending exactly at midnight does not start another day", () => {
    const period = periodOf("2026-10", "Europe/Berlin");
    const days = daysTouched(period, { from: 0, until: utc("2026-10-16T22:00:00Z") });
    expect(days === null ? null : lengthOf(days)).toBe(16);
    expect(daysTouched(period, { from: period.endsAt, until: null })).toBeNull();
  });

  test("the month with 29 February has 29 days, the 25-hour day counts once", () => {
    expect(lengthOf(daysOf(periodOf("2028-02", "Europe/Berlin")))).toBe(29);
    expect(lengthOf(daysOf(periodOf("2026-10", "Europe/Berlin")))).toBe(31);
  });

  test.each([
    ["2026-02", 31, "2026-02-28"],
    ["2028-02", 31, "2028-02-29"],
    ["2026-04", 31, "2026-04-30"],
    ["2026-05", 31, "2026-05-31"],
    ["2026-02", 28, "2026-02-28"],
  ])("in %s a cycle on day %i falls on %s", (label, day, date) => {
    expect(dayInMonth(label, day)).toBe(date);
  });

  test.each([0, 32, 1.5])("day %s is refused as INPUT_INVALID", (day) => {
    expect(() => dayInMonth("2026-02", day)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  });
});
