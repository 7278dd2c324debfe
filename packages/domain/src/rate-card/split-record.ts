import type { RecordRating } from "../agreement/types.ts";
import { divideRounded } from "../money/round.ts";
import { ratedQuantity } from "../rating/rated-quantity.ts";
import type { BandClock } from "./band-clock.ts";
import type { RateBand, RatedPart, RetailUsage } from "./types.ts";

const SECOND = 1_000;

/**
 * Cuts a record where its time band changes. The increments run over the whole record, and each belongs whole
 * to the band in which it begins: with increments of a second a call is cut exactly at the edge, with a first
 * minute that minute is not. Only calls are cut: what else has a duration is not used up evenly in it.
 *
 * Units   base units; of a call these are seconds.
 * Shape   one part per stretch of a band; null where no band is open at the beginning of an increment.
 */
export function splitRecord(
  clock: BandClock<RateBand>,
  { service, occurredAt, quantity }: RetailUsage,
): RatedPart[] | null {
  const parts: RatedPart[] = [];
  let position = 0n;
  do {
    const begunAt = occurredAt + Number(position) * SECOND;
    const { band, until } = clock(begunAt);
    if (band === null) return null;
    const end = incrementsEnd(
      position,
      service === "voice" ? reach(quantity, occurredAt, until) : quantity,
      band,
    );
    append(parts, { band: band.name, occurredAt: begunAt, ratedQuantity: end - position });
    position = end;
  } while (position < quantity);
  return parts;
}

/** How far into a call its increments begin before an instant. */
function reach(quantity: bigint, occurredAt: number, until: number): bigint {
  const seconds = Math.ceil((until - occurredAt) / SECOND);
  return Number(quantity) <= seconds ? quantity : BigInt(seconds);
}

/** Where the last increment ends that begins at `position` or later and before `limit`. */
function incrementsEnd(position: bigint, limit: bigint, { record }: RateBand): bigint {
  if (record.steps !== undefined) return stepsEnd(position, limit, record.steps);
  if (position === 0n) return ratedQuantity(limit, record);
  return position + divideRounded(limit - position, record.next, "up") * record.next;
}

function stepsEnd(from: bigint, limit: bigint, steps: NonNullable<RecordRating["steps"]>): bigint {
  let position = from;
  for (const [index, { step }] of steps.entries()) {
    const until = steps[index + 1]?.from ?? null;
    const reached = until !== null && until < limit ? until : limit;
    if (position < reached) position += divideRounded(reached - position, step, "up") * step;
  }
  return position;
}

function append(parts: RatedPart[], part: RatedPart): void {
  const last = parts.at(-1);
  if (last?.band !== part.band) parts.push(part);
  else parts[parts.length - 1] = { ...last, ratedQuantity: last.ratedQuantity + part.ratedQuantity };
}
