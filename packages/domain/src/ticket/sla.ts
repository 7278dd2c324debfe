import type { Instant } from "../period/types.ts";
import { addBusinessTime, businessTimeBetween, MINUTE_MILLISECONDS } from "./business-time.ts";
import type { SlaClock, SlaTarget, SupportTerms, TicketPriority } from "./types.ts";

type Terms = Pick<SupportTerms, "calendar" | "targets">;

/** The clock of a ticket that comes. */
export function startedClock({ calendar, targets }: Terms, priority: TicketPriority, at: Instant): SlaClock {
  const { firstReplyMinutes, resolveMinutes } = targets[priority];
  return {
    isRunning: true,
    firstReplyDueAt: addBusinessTime(calendar, at, firstReplyMinutes * MINUTE_MILLISECONDS),
    resolveDueAt: addBusinessTime(calendar, at, resolveMinutes * MINUTE_MILLISECONDS),
    firstReplyLeft: null,
    resolveLeft: null,
  };
}

/** Stops the clock while the ticket waits for somebody else, or rests: what is left is kept. */
export function pausedClock({ calendar }: Pick<Terms, "calendar">, clock: SlaClock, at: Instant): SlaClock {
  if (!clock.isRunning) return clock;
  const left = (due: Instant | null): number | null =>
    due === null ? null : businessTimeBetween(calendar, at, due);
  return {
    isRunning: false,
    firstReplyDueAt: null,
    resolveDueAt: null,
    firstReplyLeft: left(clock.firstReplyDueAt),
    resolveLeft: left(clock.resolveDueAt),
  };
}

/** Lets the clock run on with what was left. */
export function resumedClock({ calendar }: Pick<Terms, "calendar">, clock: SlaClock, at: Instant): SlaClock {
  if (clock.isRunning) return clock;
  const due = (left: number | null): Instant | null =>
    left === null ? null : addBusinessTime(calendar, at, left);
  return {
    isRunning: true,
    firstReplyDueAt: due(clock.firstReplyLeft),
    resolveDueAt: due(clock.resolveLeft),
    firstReplyLeft: null,
    resolveLeft: null,
  };
}

/** The first answer has gone: its time does not count any longer. */
export function answeredClock(clock: SlaClock): SlaClock {
  return { ...clock, firstReplyDueAt: null, firstReplyLeft: null };
}

/** The ticket is done, or became part of another: nothing is due. */
export function endedClock(): SlaClock {
  return {
    ...{ isRunning: false, firstReplyDueAt: null, resolveDueAt: null },
    ...{ firstReplyLeft: null, resolveLeft: null },
  };
}

/**
 * What is due under another priority: business time that has passed counts on.
 *
 * Shape   a clock that is met stays met.
 */
export function retargetedClock(
  { calendar, targets }: Terms,
  clock: SlaClock,
  change: { readonly from: TicketPriority; readonly to: TicketPriority },
): SlaClock {
  const difference = (field: keyof SlaTarget): number =>
    (targets[change.to][field] - targets[change.from][field]) * MINUTE_MILLISECONDS;
  const due = (at: Instant | null, by: number): Instant | null =>
    at === null ? null : addBusinessTime(calendar, at, by);
  const left = (was: number | null, by: number): number | null => (was === null ? null : was + by);
  const [first, resolve] = [difference("firstReplyMinutes"), difference("resolveMinutes")];
  return {
    isRunning: clock.isRunning,
    firstReplyDueAt: due(clock.firstReplyDueAt, first),
    resolveDueAt: due(clock.resolveDueAt, resolve),
    firstReplyLeft: left(clock.firstReplyLeft, first),
    resolveLeft: left(clock.resolveLeft, resolve),
  };
}

/** When the ticket is due next; null while its clock rests, or once nothing is due. */
export function dueNext({ firstReplyDueAt, resolveDueAt }: SlaClock): Instant | null {
  if (firstReplyDueAt === null) return resolveDueAt;
  return resolveDueAt === null ? firstReplyDueAt : Math.min(firstReplyDueAt, resolveDueAt);
}

/** Business milliseconds until an instant: negative once it is past. */
export function timeLeft({ calendar }: Pick<Terms, "calendar">, dueAt: Instant, at: Instant): number {
  return businessTimeBetween(calendar, at, dueAt);
}

/** Whether a ticket is late: what was due is past. */
export function isLate(clock: SlaClock, at: Instant): boolean {
  const due = dueNext(clock);
  return due !== null && due <= at;
}
