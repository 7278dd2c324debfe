import { describe, expect, test } from "vitest";
import { createBandClock } from "./band-clock.ts";
import { rateBand } from "./rate-card.fixture.ts";
import type { DayKind, TimeWindow } from "./types.ts";

const WORKDAYS: readonly DayKind[] = ["mon", "tue", "wed", "thu", "fri"];
const window = (days: readonly DayKind[], from: number, until: number): TimeWindow => ({
  ...{ days, fromMinute: from * 60, untilMinute: until * 60 },
});
const peak = rateBand({ name: "peak", when: [window(WORKDAYS, 8, 20)] });
const holiday = rateBand({ name: "holiday", when: [window(["holiday"], 0, 24)] });
const rest = rateBand({ name: "rest" });
const clock = createBandClock([peak, holiday, rest], "Europe/Berlin", ["2026-10-05"]);
const at = (local: string) => {
  const { band, until } = clock(Date.parse(local));
  return [band?.name, new Date(until).toISOString()];
};

describe("the band at an instant", () => {
  // Berlin is two hours before UTC in summer; 1 October 2026 is a Thursday, the 5th a Monday.
  test.each([
    ["a second before it begins", "2026-10-01T07:59:59+02:00", "rest", "2026-10-01T06:00:00.000Z"],
    ["at its beginning", "2026-10-01T08:00:00+02:00", "peak", "2026-10-01T18:00:00.000Z"],
    ["at its end", "2026-10-01T20:00:00+02:00", "rest", "2026-10-01T22:00:00.000Z"],
    ["on a Saturday", "2026-10-03T10:00:00+02:00", "rest", "2026-10-03T18:00:00.000Z"],
    ["on a holiday that is a Monday", "2026-10-05T10:00:00+02:00", "holiday", "2026-10-05T18:00:00.000Z"],
  ])("%s", (_case, instant, name, until) => {
    expect(at(instant)).toEqual([name, until]);
  });

  test("is none where no band is open", () => {
    expect(createBandClock([peak], "Europe/Berlin", [])(Date.parse("2026-10-03T10:00:00Z")).band).toBeNull();
  });
});

describe("when the clocks change", () => {
  const night = rateBand({ name: "night", when: [{ days: ["sun"], fromMinute: 150, untilMinute: 240 }] });
  const changing = createBandClock([night, rest], "Europe/Berlin", []);
  const bandsFrom = (from: string, hours: number) => {
    const seen: string[] = [];
    const end = Date.parse(from) + hours * 3_600_000;
    for (let instant = Date.parse(from); instant < end; ) {
      const { band, until } = changing(instant);
      if (!seen.at(-1)?.endsWith(String(band?.name)))
        seen.push(`${new Date(instant).toISOString().slice(11, 16)} ${band?.name}`);
      instant = until;
    }
    return seen;
  };

  test("a band that begins in the skipped hour begins when the clock jumps over it", () => {
    // 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC; the band is from 02:30 to 04:00, which is 02:00 UTC.
    expect(bandsFrom("2026-03-29T00:00:00Z", 3)).toEqual(["00:00 rest", "01:00 night", "02:00 rest"]);
  });

  test("a band that begins in the repeated hour begins twice", () => {
    // 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC; 02:30 is 00:30 and 01:30 UTC.
    expect(bandsFrom("2026-10-25T00:00:00Z", 4)).toEqual([
      ...["00:00 rest", "00:30 night", "01:00 rest", "01:30 night", "03:00 rest"],
    ]);
  });
});
