import { minorDigits } from "@tributary/domain/money/currency";
import { formatMicros } from "@tributary/domain/money/micros";
import { divideRounded } from "@tributary/domain/money/round";
import type { CurrencyCode, Micros } from "@tributary/domain/money/types";
import { groupThousands, MINUS, signOf } from "./digits.ts";

export interface MoneyParts {
  readonly currency: CurrencyCode;
  /** "", "+" or a true minus. */
  readonly sign: string;
  /** Grouped digits with the currency's minor digits: "1,284,220.14". */
  readonly digits: string;
}

export interface MoneyOptions {
  /** Shows a plus before a gain: for differences, never for balances. */
  readonly isSigned?: boolean;
}

/** Splits an amount for typesetting. Rounds half away from zero to the minor unit, for reading only. */
export function moneyParts(micros: Micros, currency: CurrencyCode, options: MoneyOptions = {}): MoneyParts {
  return asParts(formatMicros(micros, currency), currency, options);
}

/** "EUR 1,284,220.14", "EUR −0.01", signed "EUR +1,204.00". */
export function formatMoney(micros: Micros, currency: CurrencyCode, options: MoneyOptions = {}): string {
  return `${currency} ${formatAmount(micros, currency, options)}`;
}

/** The same figure where the currency stands elsewhere, such as in a column's header: "1,284,220.14". */
export function formatAmount(micros: Micros, currency: CurrencyCode, options: MoneyOptions = {}): string {
  const { sign, digits } = moneyParts(micros, currency, options);
  return `${sign}${digits}`;
}

/** A price per unit keeps what is finer than a cent: "EUR 0.0038", but "EUR 12.00". */
export function formatUnitPrice(micros: Micros, currency: CurrencyCode): string {
  const magnitude = micros < 0n ? -micros : micros;
  const fraction = (magnitude % 1_000_000n).toString().padStart(6, "0");
  const digits = minorDigits(currency);
  const shown = fraction.slice(0, digits) + fraction.slice(digits).replace(/0+$/, "");
  const whole = groupThousands((magnitude / 1_000_000n).toString());
  return `${currency} ${signOf(micros)}${shown === "" ? whole : `${whole}.${shown}`}`;
}

/** Every micro of an amount, so that parts of one line up and add up: "0.004117", "12.000000". */
export function formatExactAmount(micros: Micros): string {
  const magnitude = micros < 0n ? -micros : micros;
  const fraction = (magnitude % 1_000_000n).toString().padStart(6, "0");
  return `${signOf(micros)}${groupThousands((magnitude / 1_000_000n).toString())}.${fraction}`;
}

const STEPS = [
  { size: 1_000_000_000n, suffix: "bn" },
  { size: 1_000_000n, suffix: "M" },
  { size: 1_000n, suffix: "k" },
  { size: 1n, suffix: "" },
] as const;

/**
 * Few significant digits for an axis: "1.28M", "940k", "−12.5k", "0". Never where a figure is owed.
 * Ticks are round; they need more `digits` only to differ from each other: "1.065M".
 */
export function formatMoneyCompact(micros: Micros, digits = 3): string {
  const magnitude = toSignificant(micros < 0n ? -micros : micros, digits);
  const step = STEPS.find(({ size }) => magnitude >= size * 1_000_000n) ?? STEPS[3];
  const unit = step.size * 1_000_000n;
  const fraction = (magnitude % unit)
    .toString()
    .padStart(unit.toString().length - 1, "0")
    .replace(/0+$/, "");
  return `${signOf(micros)}${magnitude / unit}${fraction && `.${fraction}`}${step.suffix}`;
}

function toSignificant(value: bigint, digits: number): bigint {
  const excess = value.toString().length - digits;
  if (excess <= 0) return value;
  const unit = 10n ** BigInt(excess);
  return divideRounded(value, unit, "half-up") * unit;
}

function asParts(printed: string, currency: CurrencyCode, { isSigned }: MoneyOptions): MoneyParts {
  const isNegative = printed.startsWith("-");
  const digits = isNegative ? printed.slice(1) : printed;
  const isZero = !/[1-9]/.test(digits);
  return { currency, digits, sign: isNegative ? MINUS : isSigned && !isZero ? "+" : "" };
}
