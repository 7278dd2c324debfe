import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLocalClock, type LocalTime, localToInstant } from "./local-time.ts";
import { offsetClock } from "./zone-offset.ts";

const at = (text: string): LocalTime => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second };
};
const instant = (text: string): number => Date.parse(text);

describe("a local timestamp without offset", () => {
  test("in the repeated hour it is what the fold rule says, with a warning", () => {
    const repeated = at("2026-10-25 02:30:00");
    expect(localToInstant(repeated, "Europe/Berlin", "earlier")).toEqual({
      instant: instant("2026-10-25T00:30:00Z"),
      skipped: false,
      isFolded: true,
    });
    expect(localToInstant(repeated, "Europe/Berlin", "later")).toEqual({
      instant: instant("2026-10-25T01:30:00Z"),
      skipped: false,
      isFolded: true,
    });
  });

  test("both 02:30 events of a 25-hour day are kept, an hour apart, in the order of UTC", () => {
    const earlier = localToInstant(at("2026-10-25 02:30:00"), "Europe/Berlin", "earlier");
    const later = localToInstant(at("2026-10-25 02:30:00"), "Europe/Berlin", "later");
    if (earlier.skipped || later.skipped) throw new Error("both exist");
    expect(later.instant - earlier.instant).toBe(3_600_000);
  });

  test("in the skipped hour it is no instant at all", () => {
    expect(localToInstant(at("2026-03-29 02:30:00"), "Europe/Berlin", "later")).toEqual({ skipped: true });
  });

  test("the hour before and after the repeated one is without doubt", () => {
    expect(localToInstant(at("2026-10-25 01:59:59"), "Europe/Berlin", "later")).toEqual({
      instant: instant("2026-10-24T23:59:59Z"),
      skipped: false,
      isFolded: false,
    });
    expect(localToInstant(at("2026-10-25 03:00:00"), "Europe/Berlin", "earlier")).toEqual({
      instant: instant("2026-10-25T02:00:00Z"),
      skipped: false,
      isFolded: false,
    });
  });

  test("a half-hour change is seen (Lord Howe, 2026-04-05), a skipped day too (Samoa, 2011-12-30)", () => {
    expect(localToInstant(at("2026-04-05 01:45:00"), "Australia/Lord_Howe", "earlier")).toMatchObject({
      skipped: false,
      isFolded: true,
    });
    expect(localToInstant(at("2026-04-05 01:15:00"), "Australia/Lord_Howe", "earlier")).toMatchObject({
      skipped: false,
      isFolded: false,
    });
    expect(localToInstant(at("2011-12-30 12:00:00"), "Pacific/Apia", "earlier")).toEqual({ skipped: true });
  });

  test.each([
    "2026-02-29 00:00:00",
    "2026-13-01 00:00:00",
    "2026-04-31 00:00:00",
    "2026-01-01 24:00:00",
    "2026-01-00 00:00:00",
  ])("%s is no date and is refused as INPUT_INVALID", (text) => {
    expect(() => localToInstant(at(text), "UTC", "earlier")).toThrow(
      expect.objectContaining({ code: "INPUT_INVALID" }),
    );
  });

  test("29 February of a leap year is a date", () => {
    expect(localToInstant(at("2028-02-29 12:00:00"), "UTC", "earlier")).toMatchObject({
      instant: instant("2028-02-29T12:00:00Z"),
    });
  });
});

describe("for every instant and zone", () => {
  const anyZone = fc.constantFrom(
    "Europe/Berlin",
    "Europe/Lisbon",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Casablanca",
  );
  const anyInstant = fc.integer({
    min: instant("2000-01-01T00:00:00Z"),
    max: instant("2037-01-01T00:00:00Z"),
  });

  test("its wall-clock reading leads back to it by one of the rules; the cached clock agrees", () => {
    const clocks = new Map<string, ReturnType<typeof createLocalClock>>();
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, moment) => {
        const wall = new Date(moment + offsetClock(zone)(moment));
        const local = { ...at(wall.toISOString()), millisecond: wall.getUTCMilliseconds() };
        const found = (["earlier", "later"] as const).map((fold) => {
          const direct = localToInstant(local, zone, fold);
          const key = zone + fold;
          const clock = clocks.get(key) ?? createLocalClock(zone, fold);
          clocks.set(key, clock);
          expect(clock(local)).toEqual(direct);
          expect(clock(local)).toEqual(direct);
          return direct.skipped ? null : direct.instant;
        });
        expect(found).toContain(moment);
      }),
      { numRuns: 400 },
    );
  });
});
