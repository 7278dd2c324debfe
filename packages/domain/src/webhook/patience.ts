import type { TaskPatience } from "../bill-task/types.ts";
import type { Instant } from "../period/types.ts";

/** Tries over about two days: an endpoint that is down for a weekend's maintenance is waited for. */
export const WEBHOOK_PATIENCE: TaskPatience = {
  mostAttempts: 16,
  firstPauseMilliseconds: 30_000,
  longestPauseMilliseconds: 8 * 3_600_000,
  holdMilliseconds: 60_000,
};

/** An endpoint that takes nothing for so long is switched off, and its people are told. */
const FAILING_MILLISECONDS = 48 * 3_600_000;

/** For so long the secret before a new one signs as well, so that no receiver misses an event. */
export const OVERLAP_MILLISECONDS = 24 * 3_600_000;

/** For so long a new secret can be seen; nobody sees it afterwards. */
export const SHOWN_MILLISECONDS = 15 * 60_000;

/** Whether an endpoint has taken nothing for too long. */
export function isFailingTooLong(failingSince: Instant | null, at: Instant): boolean {
  return failingSince !== null && at - failingSince >= FAILING_MILLISECONDS;
}
