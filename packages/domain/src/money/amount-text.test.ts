import fc from "fast-check";
import { expect, test } from "vitest";
import { groupDecimal, groupedAmount, plainAmount } from "./amount-text.ts";
import { parseMicros } from "./micros.ts";

test.each([
  ["1234.5", "EUR", "1234.50", "1,234.50"],
  ["-1234567.89", "EUR", "-1234567.89", "-1,234,567.89"],
  ["-0.01", "EUR", "-0.01", "-0.01"],
  ["0", "EUR", "0.00", "0.00"],
  ["1235", "JPY", "1235", "1,235"],
  ["1234.5", "KWD", "1234.500", "1,234.500"],
  ["0.000125", "EUR", "0.000125", "0.000125"],
  ["1000.5", "JPY", "1000.5", "1,000.5"],
])("%s %s is written as %s and %s", (text, currency, plain, grouped) => {
  expect(plainAmount(parseMicros(text), currency)).toBe(plain);
  expect(groupedAmount(parseMicros(text), currency)).toBe(grouped);
});

test("every amount reads back from either text, beyond 2^53 too", () => {
  const amounts = fc.bigInt(-(10n ** 24n), 10n ** 24n);
  fc.assert(
    fc.property(amounts, fc.constantFrom("EUR", "JPY", "KWD"), (amount, currency) => {
      expect(parseMicros(plainAmount(amount, currency))).toBe(amount);
      expect(parseMicros(groupedAmount(amount, currency).replaceAll(",", ""))).toBe(amount);
    }),
  );
});

test("only the whole part is grouped", () => {
  expect(groupDecimal("-62400.123456")).toBe("-62,400.123456");
  expect(groupDecimal("999")).toBe("999");
});
