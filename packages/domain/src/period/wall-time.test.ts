import { expect, test } from "vitest";
import { wallTimeToInstant } from "./wall-time.ts";

const refused = expect.objectContaining({ code: "INPUT_INVALID" });

test("a reading of a clock is one instant, of an hour that comes twice the first", () => {
  expect(wallTimeToInstant("2026-10-10T02:30", "UTC")).toBe(Date.parse("2026-10-10T02:30:00Z"));
  expect(wallTimeToInstant("2026-10-25T02:30", "Europe/Berlin")).toBe(Date.parse("2026-10-25T00:30:00Z"));
  expect(() => wallTimeToInstant("2026-03-29T02:30", "Europe/Berlin")).toThrow(refused);
});

test("what is no reading of a clock is refused", () => {
  for (const text of ["", "2026-02-30T10:00", "2026-10-10", "2026-10-10T25:00", "2026-10-10T02:30Z"]) {
    expect(() => wallTimeToInstant(text, "UTC"), text).toThrow(refused);
  }
});
