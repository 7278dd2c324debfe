import { expect, test } from "vitest";
import { dueAtOnce, nextDigest, USUAL_SCHEDULE } from "./due.ts";

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();
const berlin = { zone: "Europe/Berlin", quietFrom: 22 * 60, quietUntil: 7 * 60, digestAt: 7 * 60 };

test.each([
  // Berlin is an hour ahead of UTC in November: 21:59, 22:00, 03:00, 06:59 and 07:00 there.
  ["2026-11-10T20:59:00Z", "2026-11-10T20:59:00.000Z"],
  ["2026-11-10T21:00:00Z", "2026-11-11T06:00:00.000Z"],
  ["2026-11-11T02:00:00Z", "2026-11-11T06:00:00.000Z"],
  ["2026-11-11T05:59:00Z", "2026-11-11T06:00:00.000Z"],
  ["2026-11-11T06:00:00Z", "2026-11-11T06:00:00.000Z"],
  // The night in which the clocks go back, 25 October: seven o'clock is 06:00 UTC, not 05:00.
  ["2026-10-24T21:00:00Z", "2026-10-25T06:00:00.000Z"],
])("quiet hours over midnight: what happens at %s goes at %s", (now, due) => {
  expect(iso(dueAtOnce(at(now), berlin))).toBe(due);
});

test("quiet hours of one day, and none", () => {
  const lunch = { ...berlin, quietFrom: 12 * 60, quietUntil: 13 * 60 };
  expect(iso(dueAtOnce(at("2026-11-10T11:30:00Z"), lunch))).toBe("2026-11-10T12:00:00.000Z");
  expect(iso(dueAtOnce(at("2026-11-10T12:00:00Z"), lunch))).toBe("2026-11-10T12:00:00.000Z");
  expect(dueAtOnce(at("2026-11-10T03:00:00Z"), USUAL_SCHEDULE)).toBe(at("2026-11-10T03:00:00Z"));
});

test.each([
  ["2026-11-10T05:59:59Z", "2026-11-10", "2026-11-10T06:00:00.000Z"],
  ["2026-11-10T06:00:00Z", "2026-11-11", "2026-11-11T06:00:00.000Z"],
  // Already the eleventh in Berlin.
  ["2026-11-10T23:30:00Z", "2026-11-11", "2026-11-11T06:00:00.000Z"],
  // Clocks go forward on 28 March 2027: seven o'clock is 05:00 UTC.
  ["2027-03-27T12:00:00Z", "2027-03-28", "2027-03-28T05:00:00.000Z"],
])("the daily mail after %s is that of %s", (now, day, due) => {
  const next = nextDigest(at(now), berlin);
  expect([next.day, iso(next.at)]).toEqual([day, due]);
});

test("an hour that the clocks leave out is the one after it", () => {
  const night = { ...berlin, digestAt: 2 * 60 + 30 };
  // 02:30 does not exist on 28 March 2027; 03:30 summer time is 01:30 UTC.
  expect(iso(nextDigest(at("2027-03-27T12:00:00Z"), night).at)).toBe("2027-03-28T01:30:00.000Z");
});
