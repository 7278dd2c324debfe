import { absMicros, sumMicros } from "../money/micros.ts";
import type { Micros } from "../money/types.ts";

interface AcceptedDifference {
  readonly key: string;
  readonly deltaMicros: Micros;
}

/**
 * Picks the accepted differences that become exceptions because together they exceed the invoice's cap.
 *
 * Units   micros.
 * Shape   the largest first, ties by key, until the rest is at the cap or under it; nothing when there is no
 *         cap.
 */
export function beyondInvoiceCap(
  accepted: readonly AcceptedDifference[],
  capMicros: Micros | null,
): ReadonlySet<string> {
  const picked = new Set<string>();
  if (capMicros === null) return picked;
  let left = sumMicros(accepted.map(({ deltaMicros }) => absMicros(deltaMicros)));
  const largestFirst = [...accepted].sort((one, other) => {
    const difference = absMicros(other.deltaMicros) - absMicros(one.deltaMicros);
    if (difference !== 0n) return difference > 0n ? 1 : -1;
    return one.key < other.key ? -1 : 1;
  });
  for (const { key, deltaMicros } of largestFirst) {
    if (left <= capMicros) return picked;
    picked.add(key);
    left -= absMicros(deltaMicros);
  }
  return picked;
}
