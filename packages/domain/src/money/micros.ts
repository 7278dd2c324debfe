import { DomainError } from "../error.ts";
import { minorDigits } from "./currency.ts";
import { exact } from "./exact.ts";
import { roundMicros } from "./round.ts";
import type { CurrencyCode, Exact, Micros } from "./types.ts";

const AMOUNT = /^([+-]?)(\d{1,24})(?:\.(\d{1,6})0*)?$/;

/**
 * Reads an amount such as "1234.56" or "-0.01" in currency units.
 *
 * Shape   a point as decimal separator, no thousands separators; zeros behind the sixth decimal are allowed.
 * Throws  {@link DomainError} `AMOUNT_INVALID`, also when the amount is finer than a micro.
 */
export function parseMicros(text: string): Micros {
  const match = AMOUNT.exec(text);
  if (match === null) {
    throw new DomainError(
      "AMOUNT_INVALID",
      `"${text.slice(0, 40)}" is not an amount: write it like 1234.56, with at most 6 decimals.`,
    );
  }
  const [, sign, whole = "0", fraction = ""] = match;
  const magnitude = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
  return sign === "-" ? -magnitude : magnitude;
}

/**
 * Prints an amount with the currency's minor digits and thousands separators: "1,234.56", JPY "1,235", KWD
 * "1,234.560".
 *
 * Rounds  half away from zero to the minor unit, for reading only.
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 */
export function formatMicros(amount: Micros, currency: CurrencyCode): string {
  const digits = minorDigits(currency);
  const minorUnits = roundMicros(amount, { mode: "half-up", scale: digits }) / 10n ** BigInt(6 - digits);
  const text = absMicros(minorUnits)
    .toString()
    .padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = minorUnits < 0n ? "-" : "";
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** Units  micros in, currency units out. */
export function microsToExact(amount: Micros): Exact {
  return exact(amount, 1_000_000n);
}

export function sumMicros(amounts: Iterable<Micros>): Micros {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

export function absMicros(amount: Micros): Micros {
  return amount < 0n ? -amount : amount;
}

export function leastMicros(one: Micros, other: Micros): Micros {
  if (one < other) return one;
  return other;
}
