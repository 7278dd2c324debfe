import { labelAt, periodOf } from "../period/period.ts";
import type { Instant } from "../period/types.ts";

/** When a change takes hold: at once, or with the next billing cycle. */
export type ChangeTime = "now" | "next-cycle";

/**
 * The instant at which a change takes hold; the next cycle is the next month in the operator's zone.
 *
 * Throws  {@link DomainError} `ZONE_UNKNOWN`.
 */
export function changeInstant(when: ChangeTime, now: Instant, zone: string): Instant {
  return when === "now" ? now : periodOf(labelAt(now, zone), zone).endsAt;
}
