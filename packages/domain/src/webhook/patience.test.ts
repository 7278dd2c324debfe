import { expect, test } from "vitest";
import { pauseMilliseconds } from "../network-order/pause.ts";
import { isFailingTooLong, WEBHOOK_PATIENCE } from "./patience.ts";

test("an endpoint is tried for about two days", () => {
  // 30 s doubled nine times is 15,360 s; 30 × (2^10 − 1) = 30,690 s in ten pauses, then five of 8 hours.
  const pauses = Array.from({ length: WEBHOOK_PATIENCE.mostAttempts - 1 }, (_, index) =>
    pauseMilliseconds(index + 1, 0, WEBHOOK_PATIENCE),
  );
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe((30_690 + 5 * 8 * 3_600) * 1_000);
});

test("it is switched off after two days of nothing, and not a moment earlier", () => {
  const since = Date.UTC(2026, 10, 1);
  const twoDays = 48 * 3_600_000;
  expect(isFailingTooLong(since, since + twoDays - 1)).toBe(false);
  expect(isFailingTooLong(since, since + twoDays)).toBe(true);
  expect(isFailingTooLong(null, since + twoDays)).toBe(false);
});
