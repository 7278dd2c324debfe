import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import type { AlertStatus } from "./types.ts";

const LONGEST_SNOOZE = 31 * 86_400_000;

/** Whether an alert still stands. */
export function isStanding(status: AlertStatus): boolean {
  return status !== "closed" && status !== "false-positive";
}

/**
 * Refuses a step on an alert that is over.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function refuseOver(status: AlertStatus): void {
  if (isStanding(status)) return;
  const message = "The alert is over: there is nothing left to do about it.";
  throw new DomainError("STEP_REFUSED", message, { status });
}

/**
 * Refuses to put an alert off into the past, or for longer than anybody remembers it.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export function refuseSnooze(until: Instant, at: Instant): void {
  if (until > at && until - at <= LONGEST_SNOOZE) return;
  throw new DomainError("INPUT_INVALID", "Put an alert off for a month at most, and not into the past.");
}

/** Whether an alert that was put off is to be looked at again. */
export function isAwake(status: AlertStatus, snoozedUntil: Instant | null, at: Instant): boolean {
  return status === "snoozed" && snoozedUntil !== null && snoozedUntil <= at;
}
