import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMicros, sumMicros } from "../money/micros.ts";
import { daysOf, lengthOf } from "../period/days.ts";
import { periodOf } from "../period/period.ts";
import { addToDay, cycleDays, daysFrom } from "./cycle-days.ts";
import { prorate } from "./prorate.ts";

const CENTS = { mode: "half-up", scale: 2 } as const;

test("750.00 until the 17th of a month of 31 days is 411.29", () => {
  const cycle = cycleDays("2026-10", 1);
  const part = { firstDay: "2026-10-01", lastDay: "2026-10-17" };
  // 750 × 17 / 31 = 411.290…
  expect(prorate(parseMicros("750"), cycle, part, CENTS)).toBe(parseMicros("411.29"));
});

test("29.99 of a leap February: 14 days and 15 days are 14.48 and 15.51", () => {
  const cycle = cycleDays("2028-02", 1);
  const fee = parseMicros("29.99");
  // 29.99 × 14 / 29 = 14.4779…; the rest of 29.99 is 15.51.
  const first = prorate(fee, cycle, { firstDay: "2028-02-01", lastDay: "2028-02-14" }, CENTS);
  const second = prorate(fee, cycle, { firstDay: "2028-02-15", lastDay: "2028-02-29" }, CENTS);
  expect([first, second]).toEqual([parseMicros("14.48"), parseMicros("15.51")]);
});

const fees = fc.bigInt(0n, 10n ** 9n).map((cents) => cents * 10_000n);
const rules = fc.record({
  mode: fc.constantFrom("truncate", "half-up", "half-even", "up" as const),
  scale: fc.constantFrom(0, 2, 3),
});

test("a fee cut at any day of a leap year sums to the whole fee, whatever the cycle's day", () => {
  fc.assert(
    fc.property(fees, rules, fc.integer({ min: 1, max: 31 }), (fee, rule, day) => {
      for (let month = 1; month <= 12; month++) {
        const cycle = cycleDays(`2028-${String(month).padStart(2, "0")}`, day);
        const whole = prorate(fee, cycle, cycle, rule);
        for (let cut = cycle.firstDay; cut < cycle.lastDay; cut = addToDay(cut, 1)) {
          const parts = [
            prorate(fee, cycle, { firstDay: cycle.firstDay, lastDay: cut }, rule),
            prorate(fee, cycle, { firstDay: addToDay(cut, 1), lastDay: cycle.lastDay }, rule),
          ];
          expect(sumMicros(parts)).toBe(whole);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("day by day, a leap year costs twelve fees and no day is free", () => {
  const fee = parseMicros("29.99");
  let sum = 0n;
  let days = 0;
  for (let month = 1; month <= 12; month++) {
    const cycle = cycleDays(`2028-${String(month).padStart(2, "0")}`, 1);
    for (let day = cycle.firstDay; day <= cycle.lastDay; day = addToDay(day, 1)) {
      const part = prorate(fee, cycle, { firstDay: day, lastDay: day }, CENTS);
      expect(part).toBeGreaterThan(0n);
      sum += part;
      days++;
    }
  }
  expect([days, sum]).toEqual([366, fee * 12n]);
});

test.each(["2027-03", "2027-10"])("in %s the day of 23 or 25 hours counts as one", (label) => {
  const cycle = cycleDays(label, 1);
  const inBerlin = lengthOf(daysOf(periodOf(label, "Europe/Berlin")));
  expect(daysFrom(cycle.firstDay, cycle.lastDay)).toBe(inBerlin);
  const fee = parseMicros("31");
  const clocksChange = label === "2027-03" ? "2027-03-28" : "2027-10-31";
  const day = { firstDay: clocksChange, lastDay: clocksChange };
  expect(prorate(fee, cycle, day, CENTS)).toBe(parseMicros("1"));
});

test("days outside of the cycle are refused", () => {
  const cycle = cycleDays("2026-10", 1);
  for (const part of [
    { firstDay: "2026-09-30", lastDay: "2026-10-02" },
    { firstDay: "2026-10-30", lastDay: "2026-11-01" },
    { firstDay: "2026-10-09", lastDay: "2026-10-07" },
  ]) {
    expect(() => prorate(1n, cycle, part, CENTS)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  }
});
