import { divideRounded } from "./round.ts";

/**
 * A part of a whole in basis points; null of nothing, never 0 or an infinity.
 *
 * Rounds  once, half away from zero.
 */
export function shareBps(part: bigint, whole: bigint): number | null {
  if (whole === 0n) return null;
  const sign = whole < 0n ? -1n : 1n;
  return Number(divideRounded(sign * part * 10_000n, sign * whole, "half-up"));
}
