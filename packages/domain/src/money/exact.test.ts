import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "../error.ts";
import {
  addExact,
  compareExact,
  divideExact,
  exact,
  exactToDecimal,
  isZeroExact,
  multiplyExact,
  negateExact,
  ONE,
  parseExact,
  subtractExact,
  sumExact,
  ZERO,
} from "./exact.ts";
import type { Exact } from "./types.ts";

const anyExact: fc.Arbitrary<Exact> = fc
  .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 12n))
  .map(([numerator, denominator]) => exact(numerator, denominator));

describe("reading a decimal", () => {
  test.each([
    ["1.10", 11n, 10n],
    ["-0.5", -1n, 2n],
    ["+3", 3n, 1n],
    [".25", 1n, 4n],
    ["7.", 7n, 1n],
    ["4.5e-7", 9n, 20_000_000n],
    ["1E+4", 10_000n, 1n],
    ["0.000", 0n, 1n],
  ])("%s is exact", (text, numerator, denominator) => {
    expect(parseExact(text)).toEqual({ numerator, denominator });
  });

  test.each([
    "",
    ".",
    "-",
    "1,10",
    "1 000",
    "0x10",
    "NaN",
    "Infinity",
    "1e",
    "1e999999",
    "--1",
    "9".repeat(401),
  ])("%j is refused as AMOUNT_INVALID", (text) => {
    expect(() => parseExact(text)).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  });

  test("what is printed reads back as the same value", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(12), (digits, decimals) => {
        const value = exact(digits, 10n ** BigInt(decimals));
        expect(parseExact(exactToDecimal(value, 12))).toEqual(value);
      }),
    );
  });
});

describe("arithmetic", () => {
  test("values are in lowest terms with a positive denominator", () => {
    expect(exact(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(exact(0n, -7n)).toEqual(ZERO);
  });

  test("a zero denominator is refused", () => {
    expect(() => exact(1n, 0n)).toThrow(DomainError);
    expect(() => divideExact(ONE, ZERO)).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  });

  test("a sum does not depend on the order of its parts", () => {
    fc.assert(
      fc.property(fc.array(anyExact, { maxLength: 20 }), (values) => {
        expect(sumExact(values.toReversed())).toEqual(sumExact(values));
      }),
    );
  });

  test("subtraction undoes addition and division undoes multiplication", () => {
    fc.assert(
      fc.property(anyExact, anyExact, (left, right) => {
        expect(subtractExact(addExact(left, right), right)).toEqual(left);
        if (!isZeroExact(right)) expect(divideExact(multiplyExact(left, right), right)).toEqual(left);
      }),
    );
  });

  test("comparison agrees with the sign of the difference", () => {
    fc.assert(
      fc.property(anyExact, anyExact, (left, right) => {
        const { numerator } = subtractExact(left, right);
        expect(compareExact(left, right)).toBe(numerator === 0n ? 0 : numerator < 0n ? -1 : 1);
        expect(compareExact(negateExact(left), negateExact(right))).toBe(compareExact(right, left));
      }),
    );
  });
});

describe("printing", () => {
  test.each([
    ["-1.005", 2, "-1.01"],
    ["0.30", 6, "0.3"],
    ["-0.001", 2, "0"],
    ["12.5", 0, "13"],
    ["1000000", 2, "1000000"],
  ])("%s with at most %i decimals is %s", (text, digits, printed) => {
    expect(exactToDecimal(parseExact(text), digits)).toBe(printed);
  });

  test("a third is cut where asked", () => {
    expect(exactToDecimal(exact(1n, 3n), 6)).toBe("0.333333");
    expect(exactToDecimal(exact(2n, 3n), 6)).toBe("0.666667");
  });
});
