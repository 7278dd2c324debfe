import { expect, test } from "vitest";
import { checkSteppedUp, isLive } from "./session-limits.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const session = { lastSeenAt: 0, expiresAt: 12 * HOUR, revokedAt: null };

test("a session ends thirty minutes after it was last seen", () => {
  expect(isLive(session, 30 * MINUTE - 1)).toBe(true);
  expect(isLive(session, 30 * MINUTE)).toBe(false);
});

test("a busy session ends at its absolute end", () => {
  const busy = { ...session, lastSeenAt: 12 * HOUR - 1 };
  expect(isLive(busy, 12 * HOUR - 1)).toBe(true);
  expect(isLive(busy, 12 * HOUR)).toBe(false);
});

test("an ended session is over at once", () => {
  expect(isLive({ ...session, revokedAt: 0 }, 1)).toBe(false);
});

test("a proof holds for ten minutes", () => {
  expect(() => checkSteppedUp({ steppedUpAt: 0 }, 10 * MINUTE - 1)).not.toThrow();
  expect(() => checkSteppedUp({ steppedUpAt: 0 }, 10 * MINUTE)).toThrow(
    expect.objectContaining({ code: "STEP_UP_NEEDED" }),
  );
});
