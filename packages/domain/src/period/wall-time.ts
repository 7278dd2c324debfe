import { DomainError } from "../error.ts";
import { localToInstant } from "./local-time.ts";
import type { Instant } from "./types.ts";

/**
 * The instant at which the clocks of a zone show `2026-10-25T02:30`; of an hour that comes twice, the first
 * one.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a time that no clock shows, `ZONE_UNKNOWN`.
 */
export function wallTimeToInstant(text: string, zone: string): Instant {
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(text) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
  const local = localToInstant({ year, month, day, hour, minute, second: 0 }, zone, "earlier");
  if (!local.skipped) return local.instant;
  throw new DomainError(
    "INPUT_INVALID",
    `The clocks of ${zone} skip ${text.slice(11)} on that day: choose another.`,
  );
}
