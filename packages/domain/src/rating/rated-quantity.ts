import type { RecordRating } from "../agreement/types.ts";
import { DomainError } from "../error.ts";
import { divideRounded } from "../money/round.ts";

/**
 * Turns a measured quantity into the quantity that is charged: the minimum first, then whole increments.
 * 61 s at 60/60 is 120 s; at 30/6, 32 s is 36 s.
 *
 * Units   base units (bytes, seconds, events) in and out.
 * Shape   0 stays 0: what was not used is not charged. A data session of 0 s with volume is rated by its
 *         volume.
 * Rounds  up to the next increment.
 * Throws  {@link DomainError} `INPUT_INVALID` for a negative quantity, `TERMS_INVALID` for an increment below
 *         1.
 */
export function ratedQuantity(raw: bigint, record: Pick<RecordRating, "first" | "next">): bigint {
  if (raw < 0n) {
    throw new DomainError(
      "INPUT_INVALID",
      "A record has a negative quantity: quarantine it or send it as a credit.",
    );
  }
  if (record.next < 1n || record.first < 0n) {
    throw new DomainError(
      "TERMS_INVALID",
      "An increment must be at least 1 and a minimum at least 0: correct the line.",
    );
  }
  if (raw === 0n) return 0n;
  if (raw <= record.first) return record.first;
  return record.first + divideRounded(raw - record.first, record.next, "up") * record.next;
}

/**
 * The same in numbers: NaN where a quantity, a minimum or an increment is too large to be a safe integer with
 * the others, or negative.
 */
export function ratedNumber({
  first: firstUnits,
  next: nextUnits,
}: Pick<RecordRating, "first" | "next">): (raw: number) => number {
  const first = Number(firstUnits);
  const next = Number(nextUnits);
  if (first > MOST || next > MOST) return () => Number.NaN;
  return (raw) => {
    if (raw > MOST || raw < 0) return Number.NaN;
    if (raw === 0) return 0;
    if (raw <= first) return first;
    const beyond = raw - first;
    const started = beyond % next;
    return first + (started === 0 ? beyond : beyond - started + next);
  };
}

/** The sum of three of these is a safe integer. */
const MOST = 2 ** 51;
