import { expect, test } from "vitest";
import { shareBps } from "./share-bps.ts";

test("a share of nothing is null, whatever the part", () => {
  expect([shareBps(0n, 0n), shareBps(5n, 0n), shareBps(-5n, 0n)]).toEqual([null, null, null]);
});

test("the half is rounded away from zero, whichever side is negative", () => {
  // 1 / 8,000 is 1.25 bp, 3 / 20,000 is 1.5 bp.
  expect([shareBps(1n, 8_000n), shareBps(3n, 20_000n), shareBps(-3n, 20_000n)]).toEqual([1, 2, -2]);
  expect([shareBps(3n, -20_000n), shareBps(-3n, -20_000n)]).toEqual([-2, 2]);
});
