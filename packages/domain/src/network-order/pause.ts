import type { OrderPatience } from "./types.ts";

/** Tries over about three hours: a network that is down for a maintenance window is waited for. */
export const USUAL_PATIENCE: OrderPatience = {
  mostAttempts: 10,
  firstPauseMilliseconds: 30_000,
  longestPauseMilliseconds: 3_600_000,
  tryMilliseconds: 60_000,
  acknowledgeMilliseconds: 900_000,
};

/**
 * How long an order rests after a try that failed: twice as long after each, or as long as the network asked
 * for if that is longer, and never longer than the longest pause.
 *
 * Units   milliseconds; `attempts` are the tries so far, from 1.
 */
export function pauseMilliseconds(
  attempts: number,
  asked: number,
  patience: Pick<OrderPatience, "firstPauseMilliseconds" | "longestPauseMilliseconds">,
): number {
  const { firstPauseMilliseconds, longestPauseMilliseconds } = patience;
  // Beyond 2^30 the product means nothing more than "the longest".
  const doubled = firstPauseMilliseconds * 2 ** Math.min(attempts - 1, 30);
  return Math.min(Math.max(doubled, asked), longestPauseMilliseconds);
}
