import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minorDigits, minorUnitMicros } from "./currency.ts";
import { exact } from "./exact.ts";
import { absMicros, formatMicros, microsToExact, parseMicros, sumMicros } from "./micros.ts";

describe("currencies", () => {
  test("the yen has no decimals, the Kuwaiti dinar has three", () => {
    expect([minorDigits("EUR"), minorDigits("JPY"), minorDigits("KWD"), minorDigits("CLF")]).toEqual([
      2, 0, 3, 4,
    ]);
    expect([minorUnitMicros("EUR"), minorUnitMicros("JPY"), minorUnitMicros("KWD")]).toEqual([
      10_000n,
      1_000_000n,
      1_000n,
    ]);
  });

  test.each(["eur", "", "EURO", "XAU", "XXX", "ZZZ"])("%j is refused as CURRENCY_UNKNOWN", (code) => {
    expect(() => minorDigits(code)).toThrow(expect.objectContaining({ code: "CURRENCY_UNKNOWN" }));
  });

  test("every currency that the runtime knows and that is in use is known", () => {
    const names = new Intl.DisplayNames("en", { type: "currency" });
    const isRetired = (code: string): boolean => /\(\d{4}/.test(names.of(code) ?? "");
    const units = new Set(["XDR", "XSU", "XUA"]);
    for (const code of Intl.supportedValuesOf("currency")) {
      if (!isRetired(code) && !units.has(code)) expect(minorDigits(code), code).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("reading and printing amounts", () => {
  test.each([
    ["1234.56", 1_234_560_000n],
    ["-0.01", -10_000n],
    ["0.000001", 1n],
    ["5", 5_000_000n],
    ["1.100000000", 1_100_000n],
  ])("%s is %s micros", (text, micros) => {
    expect(parseMicros(text)).toBe(micros);
  });

  test.each(["0.0000001", "1,000.00", "1e3", "", "1.", ".5", "€5", "=1+1"])(
    "%j is refused as AMOUNT_INVALID",
    (text) => {
      expect(() => parseMicros(text)).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
    },
  );

  test.each([
    ["1234.56", "EUR", "1,234.56"],
    ["-1234567.895", "EUR", "-1,234,567.90"],
    ["0.05", "EUR", "0.05"],
    ["-0.004", "EUR", "0.00"],
    ["1234.5", "JPY", "1,235"],
    ["999", "JPY", "999"],
    ["1234.5", "KWD", "1,234.500"],
  ])("%s %s prints as %s", (text, currency, printed) => {
    expect(formatMicros(parseMicros(text), currency)).toBe(printed);
  });

  test("an amount in minor units reads back from its print", () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.constantFrom("EUR", "JPY", "KWD"),
        (units, currency) => {
          const amount = units * minorUnitMicros(currency);
          expect(parseMicros(formatMicros(amount, currency).replaceAll(",", ""))).toBe(amount);
        },
      ),
    );
  });
});

test("sums and magnitudes are exact beyond 2^53", () => {
  const large = 9_007_199_254_740_993n;
  expect(sumMicros([large, 1n, -large])).toBe(1n);
  expect(absMicros(-large)).toBe(large);
  expect(microsToExact(1_500_000n)).toEqual(exact(3n, 2n));
});
