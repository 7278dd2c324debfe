import { DomainError } from "../error.ts";
import { minorDigits } from "../money/currency.ts";
import type { CurrencyCode, Micros } from "../money/types.ts";

/** How Stripe counts a currency: its unit, and the least step in which an amount may stand. */
interface Counting {
  readonly unitMicros: Micros;
  readonly stepMicros: Micros;
}

const WHOLE: Counting = { unitMicros: 1_000_000n, stepMicros: 1_000_000n };
const HUNDREDTHS: Counting = { unitMicros: 10_000n, stepMicros: 10_000n };
/** Counted in hundredths, of which there are always whole hundreds. */
const WHOLE_IN_HUNDREDTHS: Counting = { unitMicros: 10_000n, stepMicros: 1_000_000n };
/** Counted in thousandths, of which there are always whole tens. */
const HUNDREDTHS_IN_THOUSANDTHS: Counting = { unitMicros: 1_000n, stepMicros: 10_000n };

/** Where Stripe counts otherwise than in hundredths. */
const COUNTINGS: ReadonlyMap<CurrencyCode, Counting> = new Map([
  ..."BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"
    .split(" ")
    .map((code): [CurrencyCode, Counting] => [code, WHOLE]),
  ["ISK", WHOLE_IN_HUNDREDTHS],
  ..."BHD JOD KWD OMR TND".split(" ").map((code): [CurrencyCode, Counting] => {
    return [code, HUNDREDTHS_IN_THOUSANDTHS];
  }),
]);

/**
 * An amount as Stripe is told it.
 *
 * Units   micros in; out a whole number of Stripe's own smallest unit, which is not always ISO 4217's.
 * Rounds  nothing: an amount that does not come out whole is refused.
 * Throws  {@link DomainError} `AMOUNT_INVALID` for such an amount and one that is not positive;
 *         `CURRENCY_UNKNOWN` for a currency of which we are not sure how Stripe counts it, such as UGX.
 * Source  Stripe, "Supported currencies": zero-decimal, three-decimal and special cases.
 */
export function stripeUnits(amount: Micros, currency: CurrencyCode): bigint {
  const { unitMicros, stepMicros } = countingOf(currency);
  const units = amount / unitMicros;
  if (amount > 0n && amount % stepMicros === 0n && units <= BigInt(Number.MAX_SAFE_INTEGER)) return units;
  throw new DomainError(
    "AMOUNT_INVALID",
    `A card is charged whole amounts of ${currency} above zero: this one is not.`,
    { currency, amountMicros: String(amount) },
  );
}

/**
 * An amount that Stripe told us.
 *
 * Units   Stripe's smallest unit in, micros out.
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 */
export function microsOfStripe(units: bigint, currency: CurrencyCode): Micros {
  return units * countingOf(currency).unitMicros;
}

function countingOf(currency: CurrencyCode): Counting {
  const own = COUNTINGS.get(currency);
  if (own !== undefined) return own;
  if (minorDigits(currency) === 2) return HUNDREDTHS;
  throw new DomainError("CURRENCY_UNKNOWN", `Cards cannot be charged in ${currency}.`, { currency });
}
