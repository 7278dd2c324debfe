import { DomainError } from "../error.ts";
import type { Exact, Micros, Rounding, RoundingMode } from "./types.ts";

/** Micros carry six decimals, so no agreement can round finer. */
const MICRO_DIGITS = 6;
/** Rounding to millions and beyond is a typing error, not a contract. */
const COARSEST_SCALE = -6;

/** How to round, without the question of where. */
export type RoundingRule = Pick<Rounding, "mode" | "scale">;

/**
 * Rounds an exact amount once: the one place where an exact value becomes money.
 *
 * Units   `value` in currency units; the result in micros. `scale` counts decimals of the currency unit.
 * Rounds  by `rule`; half-up is away from zero, truncate towards zero, so −x rounds to −(x rounded).
 * Throws  {@link DomainError} `TERMS_INVALID` when the scale is not a whole number from −6 to 6.
 */
export function roundExact(value: Exact, rule: RoundingRule): Micros {
  const step = stepMicros(rule.scale);
  return divideRounded(value.numerator * 1_000_000n, value.denominator * step, rule.mode) * step;
}

/**
 * Rounds an amount that is already in micros to a coarser scale.
 *
 * Units   micros in, micros out.
 * Throws  {@link DomainError} `TERMS_INVALID` when the scale is not a whole number from −6 to 6.
 */
export function roundMicros(amount: Micros, rule: RoundingRule): Micros {
  const step = stepMicros(rule.scale);
  return divideRounded(amount, step, rule.mode) * step;
}

/**
 * Divides two integers and rounds the quotient to an integer.
 *
 * Throws  {@link DomainError} `AMOUNT_INVALID` when the denominator is not positive.
 */
export function divideRounded(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  if (denominator <= 0n) {
    throw new DomainError("AMOUNT_INVALID", "A division needs a positive denominator: check the divisor.");
  }
  const towardsZero = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n || mode === "truncate") return towardsZero;
  const away = numerator < 0n ? towardsZero - 1n : towardsZero + 1n;
  if (mode === "up") return away;
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  if (twice !== denominator) return twice > denominator ? away : towardsZero;
  if (mode === "half-up") return away;
  return towardsZero % 2n === 0n ? towardsZero : away;
}

/**
 * The same rule as {@link divideRounded} on numbers, for hot paths that have proved their bounds.
 *
 * Shape   numerator, denominator and twice the denominator are safe integers and not negative: the caller has
 *         checked that.
 */
export function divideRoundedNumber(numerator: number, denominator: number, mode: RoundingMode): number {
  const remainder = numerator % denominator;
  const down = (numerator - remainder) / denominator;
  if (remainder === 0 || mode === "truncate") return down;
  if (mode === "up") return down + 1;
  const twice = 2 * remainder;
  if (twice !== denominator) return twice > denominator ? down + 1 : down;
  return mode === "half-up" || down % 2 === 1 ? down + 1 : down;
}

function stepMicros(scale: number): bigint {
  if (!Number.isInteger(scale) || scale > MICRO_DIGITS || scale < COARSEST_SCALE) {
    throw new DomainError(
      "TERMS_INVALID",
      `Rounding to ${scale} decimals is not possible: choose a scale from -6 to 6.`,
    );
  }
  return 10n ** BigInt(MICRO_DIGITS - scale);
}
