import { DomainError } from "../error.ts";
import { minorDigits } from "../money/currency.ts";
import { multiplyExact } from "../money/exact.ts";
import { microsToExact, sumMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";
import type { FxRate } from "./types.ts";

export interface ConvertedTotal {
  readonly operatorId: string;
  readonly amountMicros: Micros;
}

export interface Conversion {
  readonly rate: FxRate;
  readonly totals: readonly ConvertedTotal[];
  /** What converting the sum differs from the sum of the converted totals: the MVNA's `FX_ROUNDING` line. */
  readonly fxRoundingMicros: Micros;
}

/**
 * Finds the locked rate between two currencies.
 *
 * Throws  {@link DomainError} `FX_RATE_MISSING`.
 */
export function fxRate(rates: readonly FxRate[], base: CurrencyCode, quote: CurrencyCode): FxRate {
  const found = rates.find((rate) => rate.base === base && rate.quote === quote);
  if (found === undefined) {
    throw new DomainError(
      "FX_RATE_MISSING",
      `There is no rate from ${base} to ${quote}: enter one with its source.`,
      {
        base,
        quote,
      },
    );
  }
  return found;
}

/**
 * Converts each operator's total once, with one locked rate.
 *
 * Units   micros of `rate.base` in, micros of `rate.quote` out.
 * Shape   converted totals + FX rounding = the converted sum.
 * Rounds  each total, and the sum, half-up away from zero to the quote currency's minor unit.
 */
export function convertTotals(totals: readonly ConvertedTotal[], rate: FxRate): Conversion {
  const rule = { mode: "half-up", scale: minorDigits(rate.quote) } as const;
  const convert = (amount: Micros): Micros =>
    roundExact(multiplyExact(microsToExact(amount), rate.rate), rule);
  const converted = totals.map(({ operatorId, amountMicros }) => ({
    operatorId,
    amountMicros: convert(amountMicros),
  }));
  const sum = sumMicros(totals.map(({ amountMicros }) => amountMicros));
  const convertedSum = sumMicros(converted.map(({ amountMicros }) => amountMicros));
  return { rate, totals: converted, fxRoundingMicros: convert(sum) - convertedSum };
}
