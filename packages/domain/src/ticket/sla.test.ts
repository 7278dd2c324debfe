import { expect, test } from "vitest";
import { addBusinessTime, businessTimeBetween, isOpenAt } from "./business-time.ts";
import {
  answeredClock,
  dueNext,
  isLate,
  pausedClock,
  resumedClock,
  retargetedClock,
  startedClock,
  timeLeft,
} from "./sla.ts";
import type { BusinessCalendar } from "./types.ts";
import { agreedTargets, usualTerms } from "./usual-terms.ts";

const HOUR = 3_600_000;
const BERLIN = usualTerms("Europe/Berlin", "Alfa Mobil");
/** Monday to Friday, nine to five; Christmas is a Friday in 2026. */
const OFFICE: BusinessCalendar = { ...BERLIN.calendar, holidays: ["2026-12-25", "2026-12-26"] };
const TERMS = { ...BERLIN, calendar: OFFICE };

const at = (text: string): number => Date.parse(text);
const shown = (instant: number | null): string => new Date(instant ?? Number.NaN).toISOString();
const daily = (fromMinute: number, untilMinute: number): BusinessCalendar => ({
  zone: "Europe/Berlin",
  week: Array.from({ length: 7 }, () => [{ fromMinute, untilMinute }]),
  holidays: [],
});

test("a ticket of Christmas Eve at four is due on Monday at noon", () => {
  // 16:00 + 1 h = 17:00 on Thursday; Friday is a holiday, then a weekend; 3 h from Monday 09:00. Berlin is
  // UTC+1.
  const clock = startedClock(TERMS, "normal", at("2026-12-24T15:00:00Z"));
  expect(shown(clock.firstReplyDueAt)).toBe("2026-12-28T11:00:00.000Z");
  // 24 h of business: 1 on the 24th, 8 each on the 28th and 29th are 17, 7 more on the 30th: 16:00.
  expect(shown(clock.resolveDueAt)).toBe("2026-12-30T15:00:00.000Z");
  expect(timeLeft(TERMS, clock.firstReplyDueAt ?? 0, at("2026-12-26T12:00:00Z"))).toBe(3 * HOUR);
  expect(timeLeft(TERMS, clock.firstReplyDueAt ?? 0, at("2026-12-28T11:30:00Z"))).toBe(-HOUR / 2);
});

test("nothing passes on a weekend, on a holiday and at night", () => {
  // Friday 18 December 17:00 to Monday 21 December 09:00.
  expect(businessTimeBetween(OFFICE, at("2026-12-18T16:00:00Z"), at("2026-12-21T08:00:00Z"))).toBe(0);
  expect(businessTimeBetween(OFFICE, at("2026-12-25T08:00:00Z"), at("2026-12-25T16:00:00Z"))).toBe(0);
  expect(isOpenAt(OFFICE, at("2026-12-25T10:00:00Z"))).toBe(false);
  expect([
    isOpenAt(OFFICE, at("2026-12-24T15:59:59Z")),
    isOpenAt(OFFICE, at("2026-12-24T16:00:00Z")),
  ]).toEqual([true, false]);
});

test("a day on which the clocks change has the hours that really pass", () => {
  const always = daily(0, 1_440);
  // 25 October 2026 has 25 hours in Berlin, 29 March 23.
  expect(businessTimeBetween(always, at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z"))).toBe(25 * HOUR);
  expect(businessTimeBetween(always, at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"))).toBe(23 * HOUR);
  // From one to four, both times of two o'clock count in autumn; in spring there is none.
  const night = daily(60, 240);
  const whole = (day: string): number =>
    businessTimeBetween(night, at(`${day}T00:00:00+01:00`) - HOUR, at(`${day}T12:00:00+01:00`));
  expect([whole("2026-10-25") / HOUR, whole("2026-03-29") / HOUR, whole("2026-03-30") / HOUR]).toEqual([
    4, 2, 3,
  ]);
});

test("hours that begin at a time which the clock jumps over begin when it has jumped", () => {
  // 02:30 does not exist on 29 March: the desk opens at 03:00 summer time, 01:00 UTC; ten minutes later is
  // 01:10.
  const due = addBusinessTime(daily(150, 300), at("2026-03-29T00:00:00Z"), 10 * 60_000);
  expect(shown(due)).toBe("2026-03-29T01:10:00.000Z");
});

test("to add what has passed leads back to where it is due", () => {
  const from = at("2026-12-23T13:17:00Z");
  for (const minutes of [1, 59, 164, 480, 1_441, 9_999]) {
    const due = addBusinessTime(OFFICE, from, minutes * 60_000);
    expect(businessTimeBetween(OFFICE, from, due)).toBe(minutes * 60_000);
    expect(businessTimeBetween(OFFICE, due, from)).toBe(-minutes * 60_000);
  }
  // Back: an hour before Monday 09:30 is Friday 16:30.
  expect(shown(addBusinessTime(OFFICE, at("2026-12-21T08:30:00Z"), -HOUR))).toBe("2026-12-18T15:30:00.000Z");
});

test("the clock rests while a ticket waits, and goes on with what was left", () => {
  // Friday 15:00; four hours: due Monday 11:00. At 16:00 three are left; from Tuesday 10:00 on they end at
  // 13:00.
  const clock = startedClock(TERMS, "normal", at("2026-12-11T14:00:00Z"));
  expect(shown(clock.firstReplyDueAt)).toBe("2026-12-14T10:00:00.000Z");
  const rested = pausedClock(TERMS, clock, at("2026-12-11T15:00:00Z"));
  expect([rested.firstReplyLeft, dueNext(rested)]).toEqual([3 * HOUR, null]);
  const going = resumedClock(TERMS, rested, at("2026-12-15T09:00:00Z"));
  expect(shown(going.firstReplyDueAt)).toBe("2026-12-15T12:00:00.000Z");
});

test("what was late stays as late as it was", () => {
  const clock = startedClock(TERMS, "urgent", at("2026-12-14T08:00:00Z"));
  const rested = pausedClock(TERMS, clock, at("2026-12-14T09:00:00Z"));
  // Thirty minutes, an hour ago: half an hour late.
  expect(rested.firstReplyLeft).toBe(-HOUR / 2);
  const going = resumedClock(TERMS, rested, at("2026-12-15T09:00:00Z"));
  expect(shown(going.firstReplyDueAt)).toBe("2026-12-15T08:30:00.000Z");
  expect(isLate(going, at("2026-12-15T09:00:00Z"))).toBe(true);
});

test("the first answer leaves only the end due, and another priority counts from when it came", () => {
  const came = at("2026-12-14T08:00:00Z");
  const answered = answeredClock(startedClock(TERMS, "normal", came));
  expect(dueNext(answered)).toBe(answered.resolveDueAt);
  const raised = retargetedClock(TERMS, startedClock(TERMS, "normal", came), {
    from: "normal",
    to: "urgent",
  });
  expect(raised).toEqual(startedClock(TERMS, "urgent", came));
});

test("a desk without open hours is refused", () => {
  const never = { ...OFFICE, week: Array.from({ length: 7 }, () => []) };
  expect(() => addBusinessTime(never, 0, 1)).toThrow(/no open hours/);
});

test("what is agreed for normal tickets bounds the others: urgent never later, low never sooner", () => {
  const agreed = { firstReplyMinutes: 45, resolveMinutes: 2_880 };
  // Usual: 30/240, 60/480, 240/1440, 480/2400.
  expect(agreedTargets(usualTerms("UTC", "A").targets, agreed)).toEqual({
    urgent: { firstReplyMinutes: 30, resolveMinutes: 240 },
    high: { firstReplyMinutes: 45, resolveMinutes: 480 },
    normal: agreed,
    low: { firstReplyMinutes: 480, resolveMinutes: 2_880 },
  });
});
