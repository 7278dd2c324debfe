import type { Principal } from "@tributary/domain/user/principal";
import { checkSteppedUp } from "@tributary/domain/user/session-limits";

/**
 * Refuses what asks again who somebody is, unless they proved it within ten minutes.
 *
 * Units   `now` in milliseconds.
 * Throws  {@link DomainError} `STEP_UP_NEEDED`.
 */
export function requireStepUp(principal: Principal, now: number): void {
  checkSteppedUp(principal, now);
}
