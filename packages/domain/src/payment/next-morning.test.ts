import { expect, test } from "vitest";
import { nextMorning } from "./next-morning.ts";

test("nine o'clock of the next day, whatever the clocks did in between", () => {
  const next = (now: string, zone: string) => new Date(nextMorning(Date.parse(now), zone)).toISOString();
  expect(next("2026-11-26T22:00:00Z", "Europe/Berlin")).toBe("2026-11-27T08:00:00.000Z");
  expect(next("2026-11-26T23:30:00Z", "Europe/Berlin")).toBe("2026-11-28T08:00:00.000Z");
  // The clocks of Berlin go back on 25 October and forward on 28 March.
  expect(next("2026-10-24T10:00:00Z", "Europe/Berlin")).toBe("2026-10-25T08:00:00.000Z");
  expect(next("2027-03-27T10:00:00Z", "Europe/Berlin")).toBe("2027-03-28T07:00:00.000Z");
  // Samoa had no 30 December 2011.
  expect(next("2011-12-30T05:00:00Z", "Pacific/Apia")).toBe("2011-12-31T05:00:00.000Z");
});
