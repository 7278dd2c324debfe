import { DomainError } from "@tributary/domain/error";
import { localToInstant } from "@tributary/domain/period/local-time";
import type { Instant } from "@tributary/domain/period/types";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads a moment of a portfolio file: an instant with an offset, or a date, which is its first instant in the
 * zone.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`, `ZONE_UNKNOWN`.
 */
export function momentToInstant(text: string, zone: string): Instant {
  const match = DATE.exec(text);
  if (match === null) return readInstant(text);
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  // Where the clock skips midnight, the day begins when the clock has jumped.
  for (const hour of [0, 1, 2]) {
    const found = localToInstant({ year, month, day, hour, minute: 0, second: 0 }, zone, "earlier");
    if (!found.skipped) return found.instant;
  }
  throw new DomainError("INPUT_INVALID", `${text} has no morning in ${zone}: name the instant instead.`);
}

function readInstant(text: string): Instant {
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  throw new DomainError("INPUT_INVALID", `"${text}" is not a date or an instant: write 2026-10-01.`);
}

export type MomentReader = (text: string, zone: string) => Instant;

/** The same, with answers kept: a file of many SIMs names few dates. */
export function momentReader(): MomentReader {
  const known = new Map<string, Instant>();
  return (text, zone) => {
    const key = `${zone} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const instant = momentToInstant(text, zone);
    known.set(key, instant);
    return instant;
  };
}
