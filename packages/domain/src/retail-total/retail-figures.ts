import { minorDigits } from "../money/currency.ts";
import { divideExact, exact, isZeroExact, multiplyExact, sumExact } from "../money/exact.ts";
import { microsToExact, sumMicros } from "../money/micros.ts";
import { divideRounded, roundExact } from "../money/round.ts";
import { shareBps } from "../money/share-bps.ts";
import type { CurrencyCode, Exact, Micros } from "../money/types.ts";
import type { RetailFigures, RetailTotal } from "./types.ts";

const TENTHS = exact(10n);

/**
 * The figures of one period: of one operator's total, or blended over several.
 *
 * Units   micros of `currency`, tenths of a subscriber, basis points.
 * Shape   a blended figure is a sum over a sum, never the mean of the operators' figures. What would be
 *         divided by nothing is null.
 * Rounds  ARPU once to the currency's minor unit, the average and the churn once, half away from zero.
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 */
export function retailFigures(totals: readonly RetailTotal[], currency: CurrencyCode): RetailFigures {
  const count = (countOf: (total: RetailTotal) => number): number =>
    totals.reduce((sum, total) => sum + countOf(total), 0);
  const openingSubscribers = count((total) => total.openingSubscribers);
  const voluntary = count((total) => total.voluntary);
  const involuntary = count((total) => total.involuntary);
  const portedOut = count((total) => total.portedOut);
  const revenueMicros = sumMicros(totals.map(({ netRevenueMicros }) => netRevenueMicros));
  const average = averageSubscribers(totals);
  return {
    openingSubscribers,
    closingSubscribers: count((total) => total.closingSubscribers),
    averageTenths: average === null ? null : toTenths(average),
    activations: count((total) => total.activations),
    voluntary,
    involuntary,
    portedOut,
    churnBps: shareBps(BigInt(voluntary + involuntary + portedOut), BigInt(openingSubscribers)),
    bills: count((total) => total.bills),
    revenueMicros,
    arpuMicros: average === null ? null : arpu(revenueMicros, average, currency),
    isProvisional: totals.some(({ isProvisional }) => isProvisional),
  };
}

/** The sum of the operators' averages: their periods need not have the same number of days. */
function averageSubscribers(totals: readonly RetailTotal[]): Exact | null {
  const means = totals.flatMap(({ subscriberDays, days }) =>
    days > 0 ? [exact(subscriberDays, BigInt(days))] : [],
  );
  return means.length === 0 ? null : sumExact(means);
}

function arpu(revenueMicros: Micros, average: Exact, currency: CurrencyCode): Micros | null {
  if (isZeroExact(average)) return null;
  const rule = { mode: "half-up", scale: minorDigits(currency) } as const;
  return roundExact(divideExact(microsToExact(revenueMicros), average), rule);
}

function toTenths(average: Exact): bigint {
  const { numerator, denominator } = multiplyExact(average, TENTHS);
  return divideRounded(numerator, denominator, "half-up");
}
