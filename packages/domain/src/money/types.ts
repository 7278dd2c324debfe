/** Integer millionths of a currency unit. The currency stands beside it, never inside it. */
export type Micros = bigint;

/** ISO 4217 alphabetic code, upper case. */
export type CurrencyCode = string;

/**
 * An exact rational. `denominator` is positive; the fraction need not be reduced. Rates and quantities stay
 * exact until the one declared rounding.
 */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `half-up` is away from zero at the half; `up` is away from zero always; `truncate` is towards zero. */
export type RoundingMode = "truncate" | "half-up" | "half-even" | "up";

/**
 * Where and how an agreement rounds. `scale` counts decimals of the currency unit (2 = cents, 6 = micros).
 */
export interface Rounding {
  readonly mode: RoundingMode;
  readonly scale: number;
  readonly per: "record" | "line" | "total";
}
