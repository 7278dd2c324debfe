import { expect, test } from "vitest";
import { parseAmount } from "./parse-amount.ts";

test.each([
  ["1234.5", 1_234_500_000n],
  ["1,234.50", 1_234_500_000n],
  [" 1 234.50 ", 1_234_500_000n],
  ["1,234,567", 1_234_567_000_000n],
  ["0.01", 10_000n],
  ["-5", -5_000_000n],
  ["1,5", null],
  ["1,23,456", null],
  ["1.234,50", null],
  ["", null],
  ["ten", null],
])("%j is read as %s micros", (text, micros) => {
  expect(parseAmount(text)).toBe(micros);
});
