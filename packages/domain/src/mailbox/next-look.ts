import type { Instant } from "../period/types.ts";
import type { LookStanding } from "./types.ts";

export interface LookPatience {
  readonly intervalMilliseconds: number;
  readonly longestPauseMilliseconds: number;
  /** A look that says nothing for so long is over. */
  readonly holdMilliseconds: number;
}

/** Each minute; a server that is away is asked each quarter of an hour at last. */
export const LOOK_PATIENCE: LookPatience = {
  intervalMilliseconds: 60_000,
  longestPauseMilliseconds: 15 * 60_000,
  holdMilliseconds: 5 * 60_000,
};

/**
 * Begins a look: it is held against whoever else would look meanwhile.
 *
 * Shape   null when it is not due, or not read at all.
 */
export function lookBegun(
  standing: LookStanding,
  at: Instant,
  { holdMilliseconds }: LookPatience,
): LookStanding | null {
  if (standing.dueAt === null || standing.dueAt > at) return null;
  return { ...standing, dueAt: at + holdMilliseconds };
}

/** What becomes of a mailbox that was looked into; at once again where more lies there. */
export function lookEnded(
  at: Instant,
  hasMore: boolean,
  { intervalMilliseconds }: LookPatience,
): LookStanding {
  return { dueAt: hasMore ? at : at + intervalMilliseconds, failures: 0, message: null };
}

/** What becomes of one that could not be looked into: it rests, each time twice as long. */
export function lookFailed(
  { failures }: Pick<LookStanding, "failures">,
  message: string,
  at: Instant,
  { intervalMilliseconds, longestPauseMilliseconds }: LookPatience,
): LookStanding {
  const pause = Math.min(intervalMilliseconds * 2 ** Math.min(failures, 20), longestPauseMilliseconds);
  return { dueAt: at + pause, failures: failures + 1, message };
}
