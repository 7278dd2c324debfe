import { DomainError } from "../error.ts";
import type { Principal } from "./principal.ts";

const MINUTE = 60_000;

/** However busy it is, a session ends this long after signing in. */
export const ABSOLUTE_MS = 12 * 60 * MINUTE;
/** A session that is not used for this long ends. */
export const IDLE_MS = 30 * MINUTE;
/** How often the use of a session is noted: an idle limit may strike that much earlier. */
export const SEEN_EVERY_MS = MINUTE;
/** How long somebody counts as having just proved who they are. */
export const STEP_UP_MS = 10 * MINUTE;

/** Instants in milliseconds. */
export interface SessionTimes {
  readonly lastSeenAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
}

/** Whether a session still works: not ended, not idle for too long, not past its absolute end. */
export function isLive(session: SessionTimes, now: number, idleMs: number = IDLE_MS): boolean {
  return session.revokedAt === null && now < session.expiresAt && now < session.lastSeenAt + idleMs;
}

/**
 * Refuses unless the person has proved who they are in the last minutes.
 *
 * Units   instants in milliseconds.
 * Throws  {@link DomainError} `STEP_UP_NEEDED`.
 */
export function checkSteppedUp({ steppedUpAt }: Pick<Principal, "steppedUpAt">, now: number): void {
  if (now < steppedUpAt + STEP_UP_MS) return;
  throw new DomainError("STEP_UP_NEEDED", "Confirm with your password that it is you, then try again.");
}
