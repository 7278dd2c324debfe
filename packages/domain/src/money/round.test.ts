import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareExact, exact, negateExact, parseExact, subtractExact } from "./exact.ts";
import { absMicros, microsToExact, parseMicros } from "./micros.ts";
import { divideRounded, divideRoundedNumber, roundExact, roundMicros } from "./round.ts";
import type { RoundingMode } from "./types.ts";

const modes: readonly RoundingMode[] = ["truncate", "half-up", "half-even", "up"];
const anyMode = fc.constantFrom(...modes);
const anyScale = fc.integer({ min: -2, max: 6 });
const anyExact = fc
  .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n))
  .map(([numerator, denominator]) => exact(numerator, denominator));

describe("the four modes at the half, above and below", () => {
  test.each([
    ["0.014", "0.01", "0.01", "0.01", "0.02"],
    ["0.015", "0.01", "0.02", "0.02", "0.02"],
    ["0.025", "0.02", "0.03", "0.02", "0.03"],
    ["0.0251", "0.02", "0.03", "0.03", "0.03"],
    ["-0.015", "-0.01", "-0.02", "-0.02", "-0.02"],
    ["-0.025", "-0.02", "-0.03", "-0.02", "-0.03"],
    ["-0.001", "0", "0", "0", "-0.01"],
    ["0.02", "0.02", "0.02", "0.02", "0.02"],
  ])("%s: truncate %s, half-up %s, half-even %s, up %s", (text, truncate, halfUp, halfEven, up) => {
    const rounded = modes.map((mode) => roundExact(parseExact(text), { mode, scale: 2 }));
    expect(rounded).toEqual([truncate, halfUp, halfEven, up].map(parseMicros));
  });

  test("a third of a cent keeps six decimals at most", () => {
    expect(roundExact(exact(1n, 300n), { mode: "half-up", scale: 6 })).toBe(3_333n);
  });

  test("a negative scale rounds to tens", () => {
    expect(roundExact(parseExact("14.37"), { mode: "half-up", scale: -1 })).toBe(parseMicros("10"));
  });
});

describe("refusals", () => {
  test.each([7, -7, 1.5, Number.NaN])("the scale %s is refused as TERMS_INVALID", (scale) => {
    expect(() => roundMicros(1n, { mode: "up", scale })).toThrow(
      expect.objectContaining({ code: "TERMS_INVALID" }),
    );
  });

  test("a division by zero or less is refused", () => {
    expect(() => divideRounded(1n, 0n, "up")).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
    expect(() => divideRounded(1n, -3n, "up")).toThrow(expect.objectContaining({ code: "AMOUNT_INVALID" }));
  });
});

describe("for every amount", () => {
  test("rounding is monotone: a larger amount never rounds to less", () => {
    fc.assert(
      fc.property(anyExact, anyExact, anyMode, anyScale, (left, right, mode, scale) => {
        const [less, more] = compareExact(left, right) <= 0 ? [left, right] : [right, left];
        expect(roundExact(less, { mode, scale }) <= roundExact(more, { mode, scale })).toBe(true);
      }),
    );
  });

  test("rounding is symmetric around zero", () => {
    fc.assert(
      fc.property(anyExact, anyMode, anyScale, (value, mode, scale) => {
        expect(roundExact(negateExact(value), { mode, scale })).toBe(-roundExact(value, { mode, scale }));
      }),
    );
  });

  test("rounding moves an amount by less than one step, and by at most half a step at the half modes", () => {
    fc.assert(
      fc.property(anyExact, anyMode, anyScale, (value, mode, scale) => {
        const step = 10n ** BigInt(6 - scale);
        const { numerator, denominator } = subtractExact(
          microsToExact(roundExact(value, { mode, scale })),
          value,
        );
        const movedTwice = absMicros(numerator) * 2_000_000n;
        if (mode.startsWith("half")) expect(movedTwice <= step * denominator).toBe(true);
        else expect(movedTwice < 2n * step * denominator).toBe(true);
      }),
    );
  });

  test("rounding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.bigInt(), anyMode, anyScale, (amount, mode, scale) => {
        const once = roundMicros(amount, { mode, scale });
        expect(roundMicros(once, { mode, scale })).toBe(once);
        expect(roundExact(microsToExact(amount), { mode, scale })).toBe(once);
      }),
    );
  });

  test("numbers and bigints are divided alike", () => {
    const anyDenominator = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.oneof(fc.integer({ min: 1, max: 9 }), anyDenominator),
        anyMode,
        (n, d, mode) => {
          expect(BigInt(divideRoundedNumber(n, d, mode))).toBe(divideRounded(BigInt(n), BigInt(d), mode));
        },
      ),
    );
  });
});
