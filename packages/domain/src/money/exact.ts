import { DomainError } from "../error.ts";
import type { Exact } from "./types.ts";

/** Longer strings are no tariff figure; the bound keeps hostile input from building huge integers. */
const LONGEST_TEXT = 400;
const LARGEST_EXPONENT = 400;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;

/**
 * Makes an exact rational in lowest terms with a positive denominator.
 *
 * Throws  {@link DomainError} `AMOUNT_INVALID` when the denominator is zero.
 */
export function exact(numerator: bigint, denominator: bigint = 1n): Exact {
  if (denominator === 0n) {
    throw new DomainError(
      "AMOUNT_INVALID",
      "A fraction has the denominator 0: check the divisor before dividing.",
    );
  }
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const ZERO: Exact = exact(0n);
export const ONE: Exact = exact(1n);

/**
 * Reads a decimal string, with or without exponent ("1.10", "-0.5", "4.5e-7"), without passing through a
 * float.
 *
 * Shape   a point as decimal separator; no thousands separators, no spaces.
 * Throws  {@link DomainError} `AMOUNT_INVALID`.
 */
export function parseExact(text: string): Exact {
  const match = text.length <= LONGEST_TEXT ? DECIMAL.exec(text) : null;
  const [, sign = "", whole = "", fraction = "", exponentText = "0"] = match ?? [];
  const exponent = Number(exponentText) - fraction.length;
  if (match === null || whole + fraction === "" || Math.abs(exponent) > LARGEST_EXPONENT) {
    throw new DomainError(
      "AMOUNT_INVALID",
      `"${text.slice(0, 40)}" is not a decimal number: write it like 1234.56.`,
    );
  }
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  return exponent >= 0 ? exact(digits * 10n ** BigInt(exponent)) : exact(digits, 10n ** BigInt(-exponent));
}

export function addExact(left: Exact, right: Exact): Exact {
  if (left.denominator === right.denominator)
    return exact(left.numerator + right.numerator, left.denominator);
  return exact(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function subtractExact(left: Exact, right: Exact): Exact {
  return addExact(left, negateExact(right));
}

export function multiplyExact(left: Exact, right: Exact): Exact {
  return exact(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** Throws  {@link DomainError} `AMOUNT_INVALID` when the divisor is zero. */
export function divideExact(dividend: Exact, divisor: Exact): Exact {
  return exact(dividend.numerator * divisor.denominator, dividend.denominator * divisor.numerator);
}

export function negateExact(value: Exact): Exact {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. */
export function compareExact(left: Exact, right: Exact): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function isZeroExact(value: Exact): boolean {
  return value.numerator === 0n;
}

export function sumExact(values: Iterable<Exact>): Exact {
  let sum = ZERO;
  for (const value of values) sum = addExact(sum, value);
  return sum;
}

/**
 * Prints a rational as a decimal without trailing zeros, for people and for files; never for further
 * arithmetic.
 *
 * Rounds  half away from zero at `maxDigits` decimals, only when the value has more.
 */
export function exactToDecimal(value: Exact, maxDigits: number): string {
  const scale = 10n ** BigInt(maxDigits);
  const isNegative = value.numerator < 0n;
  const magnitude = isNegative ? -value.numerator : value.numerator;
  const scaled = (2n * magnitude * scale + value.denominator) / (2n * value.denominator);
  const whole = (scaled / scale).toString();
  const fraction =
    maxDigits === 0 ? "" : (scaled % scale).toString().padStart(maxDigits, "0").replace(/0+$/, "");
  const sign = isNegative && scaled !== 0n ? "-" : "";
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = left < 0n ? -left : left;
  let b = right < 0n ? -right : right;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
