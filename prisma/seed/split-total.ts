import type { Random } from "./random.ts";

/**
 * Splits a total into whole parts of uneven size whose sum is exactly the total; every part is at least 1.
 */
export function splitTotal(total: bigint, parts: number, random: Random): bigint[] {
  const weights = Array.from({ length: parts }, () => BigInt(random.between(200, 1800)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const spread = total - BigInt(parts);
  const shares = weights.map((weight) => 1n + (spread * weight) / whole);
  const left = total - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, index) => (index === 0 ? share + left : share));
}
