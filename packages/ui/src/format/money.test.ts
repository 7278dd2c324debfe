import { describe, expect, test } from "vitest";
import {
  formatAmount,
  formatExactAmount,
  formatMoney,
  formatMoneyCompact,
  formatUnitPrice,
  moneyParts,
} from "./money.ts";

describe("an amount", () => {
  test.each([
    [1_284_220_140_000n, "EUR", "EUR 1,284,220.14"],
    [0n, "EUR", "EUR 0.00"],
    [-10_000n, "EUR", "EUR −0.01"],
    [5_000n, "EUR", "EUR 0.01"], // half a cent is away from zero
    [4_999n, "EUR", "EUR 0.00"],
    [-4_999n, "EUR", "EUR 0.00"], // no minus before what reads as zero
    [1_234_500_000n, "JPY", "JPY 1,235"],
    [1_234_560_000n, "KWD", "KWD 1,234.560"],
    [90_071_992_547_409_930_000n, "EUR", "EUR 90,071,992,547,409.93"], // 2^53 is 9,007,199,254,740,992
  ])("%s micros of %s are %s", (micros, currency, printed) => {
    expect(formatMoney(micros, currency)).toBe(printed);
  });

  test("a difference carries its sign, a zero none", () => {
    expect(formatAmount(1_204_000_000n, "EUR", { isSigned: true })).toBe("+1,204.00");
    expect(formatAmount(-1_204_000_000n, "EUR", { isSigned: true })).toBe("−1,204.00");
    expect(formatAmount(4_999n, "EUR", { isSigned: true })).toBe("0.00");
  });

  test("its parts are set apart", () => {
    expect(moneyParts(-1_500_000n, "EUR")).toEqual({ currency: "EUR", sign: "−", digits: "1.50" });
  });

  test("an unknown currency is refused", () => {
    expect(() => formatMoney(1n, "ABC")).toThrow(expect.objectContaining({ code: "CURRENCY_UNKNOWN" }));
  });
});

test.each([
  [3_800n, "EUR", "EUR 0.0038"],
  [4_000n, "EUR", "EUR 0.004"],
  [12_000_000n, "EUR", "EUR 12.00"],
  [1_234_500_000n, "EUR", "EUR 1,234.50"],
  [-1n, "EUR", "EUR −0.000001"],
  [200_000_000n, "JPY", "JPY 200"],
  [500_000n, "JPY", "JPY 0.5"],
])("a unit price of %s micros of %s is %s", (micros, currency, printed) => {
  expect(formatUnitPrice(micros, currency)).toBe(printed);
});

test.each([
  [0n, "0"],
  [940_000_000_000n, "940k"],
  [1_284_220_140_000n, "1.28M"],
  [12_500_000_000n, "12.5k"],
  [-12_500_000_000n, "−12.5k"],
  [999_499_000_000n, "999k"],
  [999_500_000_000n, "1M"], // three digits round up to a thousand thousands
  [2_000_000_000_000_000n, "2bn"],
  [5_250_000n, "5.25"],
  [9_996_000n, "10"], // 9.996 to three digits is 10.0
  [-1n, "−0.000001"],
  [12_345_678_000_000n, "12.3M"],
])("on an axis %s micros are %s", (micros, printed) => {
  expect(formatMoneyCompact(micros)).toBe(printed);
});

test("close ticks differ once they may have more digits", () => {
  expect(formatMoneyCompact(1_065_000_000_000n)).toBe("1.07M");
  expect(formatMoneyCompact(1_065_000_000_000n, 6)).toBe("1.065M");
});

test.each([
  [4_117n, "0.004117"],
  [12_000_000n, "12.000000"],
  [-1_234_567_890_001n, "−1,234,567.890001"],
  [0n, "0.000000"],
])("to the last micro %s are %s", (micros, printed) => {
  expect(formatExactAmount(micros)).toBe(printed);
});
