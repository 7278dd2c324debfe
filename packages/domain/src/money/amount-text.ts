import { minorDigits } from "./currency.ts";
import { exactToDecimal } from "./exact.ts";
import { microsToExact } from "./micros.ts";
import type { CurrencyCode, Micros } from "./types.ts";

/**
 * Writes an amount for a machine: "1234.50", "-0.01", JPY "1235". Nothing is rounded: an amount that is finer
 * than the minor unit keeps its digits, so that it reads back as it was.
 *
 * Units   micros in, a decimal of the currency unit out, with at least the currency's minor digits.
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 */
export function plainAmount(amount: Micros, currency: CurrencyCode): string {
  const [whole = "0", fraction = ""] = exactToDecimal(microsToExact(amount), 6).split(".");
  const digits = fraction.padEnd(minorDigits(currency), "0");
  return digits === "" ? whole : `${whole}.${digits}`;
}

/**
 * Writes an amount for people: "1,234.50". The same digits as {@link plainAmount}, so nothing is rounded.
 *
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 */
export function groupedAmount(amount: Micros, currency: CurrencyCode): string {
  return groupDecimal(plainAmount(amount, currency));
}

/** Puts a comma between the thousands of a decimal: "-62400.125" becomes "-62,400.125". */
export function groupDecimal(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
