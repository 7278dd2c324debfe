import { expect, it } from "vitest";
import { momentToInstant } from "./moment.ts";

it("a date is its first instant in the zone", () => {
  // Berlin is at +02:00 on 1 October 2026.
  expect(new Date(momentToInstant("2026-10-01", "Europe/Berlin")).toISOString()).toBe(
    "2026-09-30T22:00:00.000Z",
  );
});

it("an instant says itself when it is", () => {
  expect(momentToInstant("2026-10-01T00:00:00+05:30", "Europe/Berlin")).toBe(Date.UTC(2026, 8, 30, 18, 30));
});

it("a day whose midnight the clock skips begins after the jump", () => {
  // Santiago went from 24:00 to 01:00 on 5 September 2026 (UTC-4 to UTC-3): the 6th begins at 04:00 UTC.
  expect(momentToInstant("2026-09-06", "America/Santiago")).toBe(Date.UTC(2026, 8, 6, 4));
});
