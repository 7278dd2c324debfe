import { expect, test } from "vitest";
import { daysLater } from "./days-later.ts";

test("seven days over the end of summer time are 169 hours in Berlin and 168 in UTC", () => {
  // 22 October 2026, 10:00 in Berlin is 08:00 UTC; a week later the clock is one hour back.
  const start = Date.UTC(2026, 9, 22, 8);
  expect(daysLater(start, 7, "Europe/Berlin")).toBe(Date.UTC(2026, 9, 29, 9));
  expect(daysLater(start, 7, "UTC")).toBe(Date.UTC(2026, 9, 29, 8));
});

test("days back undo days ahead, over both changes of clocks", () => {
  for (const month of [2, 9]) {
    const start = Date.UTC(2026, month, 20, 12);
    expect(daysLater(daysLater(start, 14, "Europe/Berlin"), -14, "Europe/Berlin")).toBe(start);
  }
});
