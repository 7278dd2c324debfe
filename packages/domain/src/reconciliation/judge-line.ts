import type { Tolerance } from "../agreement/types.ts";
import { compareExact, exact, subtractExact } from "../money/exact.ts";
import { absMicros } from "../money/micros.ts";
import { roundExact } from "../money/round.ts";
import type { Exact, Micros } from "../money/types.ts";
import type { LineDraft } from "./match-lines.ts";
import type { Verdict } from "./types.ts";

const SIX_DECIMALS = { mode: "half-up", scale: 6 } as const;
/** Prorated SIM months are printed with two decimals. */
const PRINTED_FRACTION = exact(1n, 200n);

export interface Judgement {
  readonly verdict: Verdict;
  readonly toleranceMicros: Micros;
}

/**
 * Says whether a billed line stands (step R2), before the invoice cap is looked at.
 *
 * Units   micros.
 * Shape   `exception` when nothing was expected, when there is no billed line for what was expected, when the
 *         difference exceeds the tolerance, when the rate differs at six decimals, or when a countable
 *         quantity differs. A difference exactly at the tolerance is within it.
 */
export function judgeLine(draft: LineDraft, tolerance: Tolerance): Judgement {
  const deltaMicros = draft.billedMicros - draft.expectedMicros;
  const toleranceMicros = toleranceOf(draft.expectedMicros, tolerance);
  const isException =
    (draft.expectedMicros === 0n && draft.billedMicros !== 0n) ||
    (draft.invoiceLines.length === 0 && draft.expectedMicros !== 0n && draft.expected?.kind !== "rounding") ||
    absMicros(deltaMicros) > toleranceMicros ||
    hasOtherRate(draft) ||
    hasOtherCount(draft);
  if (isException) return { verdict: "exception", toleranceMicros };
  return { verdict: deltaMicros === 0n ? "match" : "within-tolerance", toleranceMicros };
}

/** Rounds down to a whole micro, which changes no verdict because differences are whole micros. */
export function toleranceOf(expectedMicros: Micros, tolerance: Tolerance): Micros {
  const relative = (absMicros(expectedMicros) * BigInt(tolerance.bps)) / 10_000n;
  return relative > tolerance.absoluteMicros ? relative : tolerance.absoluteMicros;
}

export function hasOtherRate({ expected, billedRate }: LineDraft): boolean {
  if (billedRate === null || expected === null || expected.rate === null) return false;
  return roundExact(billedRate, SIX_DECIMALS) !== roundExact(expected.rate, SIX_DECIMALS);
}

export function hasOtherCount({ expected, billedQuantity, expectedQuantity }: LineDraft): boolean {
  if (expected?.isCountable !== true || billedQuantity === null || expectedQuantity === null) return false;
  return !isSameCount(billedQuantity, expectedQuantity);
}

function isSameCount(billed: Exact, expected: Exact): boolean {
  if (expected.numerator % expected.denominator === 0n) return compareExact(billed, expected) === 0;
  const difference = subtractExact(billed, expected);
  const magnitude = difference.numerator < 0n ? -difference.numerator : difference.numerator;
  return compareExact(exact(magnitude, difference.denominator), PRINTED_FRACTION) <= 0;
}
