import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DayKind, TimeWindow } from "./types.ts";
import { parseWindows, windowsText } from "./window-text.ts";

const DAYS: readonly DayKind[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"];

describe("windows", () => {
  test.each([
    [
      "mon-fri 08:00-20:00",
      [{ days: ["mon", "tue", "wed", "thu", "fri"], fromMinute: 480, untilMinute: 1_200 }],
    ],
    [" Sat, holiday 00:00-24:00 ", [{ days: ["sat", "holiday"], fromMinute: 0, untilMinute: 1_440 }]],
    [
      "all 20:00-24:00; all 00:00-08:00",
      [
        { days: DAYS, fromMinute: 1_200, untilMinute: 1_440 },
        { days: DAYS, fromMinute: 0, untilMinute: 480 },
      ],
    ],
  ])("are read from %s", (text, windows) => {
    expect(parseWindows(text)).toEqual(windows);
  });

  test("are written with the days in ranges", () => {
    const days: DayKind[] = ["sun", "mon", "tue", "wed", "sat", "holiday"];
    expect(windowsText([{ days, fromMinute: 0, untilMinute: 1_439 }])).toBe(
      "mon-wed sat sun holiday 00:00-23:59",
    );
  });

  test.each([
    ["", /is no time of days/],
    ["mon", /is no time of days/],
    ["08:00-20:00", /is no time of days/],
    ["fri-mon 08:00-20:00", /is no time of days/],
    ["mon 8-20", /is no time of days/],
    ["mon 08:00-24:30", /is no time of days/],
    ["mon 20:00-08:00", /goes over midnight/],
  ])("written as %j are refused", (text, message) => {
    const refused = expect.objectContaining({
      code: "INPUT_INVALID",
      message: expect.stringMatching(message),
    });
    expect(() => parseWindows(text)).toThrow(refused);
  });

  test("that are written read back as they were", () => {
    const anyWindow = fc
      .record({
        days: fc.subarray([...DAYS], { minLength: 1 }),
        from: fc.nat(1_439),
        length: fc.integer({ min: 1, max: 1_440 }),
      })
      .map(({ days, from, length }): TimeWindow => {
        return { days, fromMinute: from, untilMinute: Math.min(from + length, 1_440) };
      });
    fc.assert(
      fc.property(fc.array(anyWindow, { minLength: 1, maxLength: 5 }), (windows) => {
        expect(parseWindows(windowsText(windows))).toEqual(windows);
      }),
    );
  });
});
