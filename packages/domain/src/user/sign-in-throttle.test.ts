import { expect, test } from "vitest";
import { isThrottled } from "./sign-in-throttle.ts";

const first = { pair: 1, address: 1, account: 1, isKnownAddress: false };

test("the sixth failure of one account from one address is refused", () => {
  expect(isThrottled({ ...first, pair: 5 })).toBe(false);
  expect(isThrottled({ ...first, pair: 6 })).toBe(true);
});

test("the fifty-first failure of one address is refused, whichever account it tries", () => {
  expect(isThrottled({ ...first, address: 50 })).toBe(false);
  expect(isThrottled({ ...first, address: 51 })).toBe(true);
});

test("an account that is tried from everywhere leaves an unknown address one attempt", () => {
  expect(isThrottled({ ...first, account: 1_000 })).toBe(false);
  expect(isThrottled({ ...first, pair: 2, account: 20 })).toBe(false);
  expect(isThrottled({ ...first, pair: 2, account: 21 })).toBe(true);
});

test("a known address answers for its own failures only", () => {
  const known = { ...first, address: 1_000, account: 1_000, isKnownAddress: true };
  expect(isThrottled({ ...known, pair: 5 })).toBe(false);
  expect(isThrottled({ ...known, pair: 6 })).toBe(true);
});
