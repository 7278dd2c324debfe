import { expect, test } from "vitest";
import { periodOf } from "../period/period.ts";
import { cycleDays } from "./cycle-days.ts";
import { cycleInstants, dayStart } from "./cycle-instants.ts";

test.each([
  ["2026-10", "Europe/Berlin"],
  ["2027-03", "Europe/Lisbon"],
  ["2005-04", "Asia/Damascus"],
  ["2009-11", "America/St_Johns"],
  ["2028-02", "Asia/Kathmandu"],
])("a calendar month of %s in %s begins and ends as the period does", (label, zone) => {
  const { startsAt, dayEnds } = cycleInstants(cycleDays(label, 1), zone);
  const period = periodOf(label, zone);
  expect([startsAt, dayEnds.at(-1)]).toEqual([period.startsAt, period.endsAt]);
});

test("the days of October in Berlin last 24 hours, the last Sunday 25", () => {
  const { startsAt, dayEnds } = cycleInstants(cycleDays("2026-10", 1), "Europe/Berlin");
  const hours = dayEnds.map((end, at) => (end - (dayEnds[at - 1] ?? startsAt)) / 3_600_000);
  expect(hours).toEqual(Array.from({ length: 31 }, (_, at) => (at === 24 ? 25 : 24)));
});

test("a day that a zone left out begins with the next one", () => {
  expect(dayStart("2011-12-30", "Pacific/Apia")).toBe(dayStart("2011-12-31", "Pacific/Apia"));
});
