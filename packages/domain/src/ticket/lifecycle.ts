import { DomainError } from "../error.ts";
import type { TicketPriority, TicketStatus } from "./types.ts";

/** What happens to a ticket; where it leads from each status. What is not here is refused. */
const STEPS = {
  /** Whoever asked has written: somebody has to look at it, however it stood. */
  receive: { todo: "todo", waiting: "todo", snoozed: "todo", done: "todo" },
  /** Answered: it waits for whoever asked. */
  reply: { todo: "waiting", waiting: "waiting", snoozed: "waiting", done: "waiting" },
  snooze: { todo: "snoozed", waiting: "snoozed", snoozed: "snoozed" },
  wake: { snoozed: "todo" },
  finish: { todo: "done", waiting: "done", snoozed: "done" },
  reopen: { waiting: "todo", snoozed: "todo", done: "todo" },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<TicketStatus, TicketStatus>>>>>;

export type TicketStep = keyof typeof STEPS;

/** Whether the step may be taken in this status. */
export function canTake(step: TicketStep, status: TicketStatus): boolean {
  return status in STEPS[step];
}

/**
 * The status to which a step leads.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function statusAfter(step: TicketStep, status: TicketStatus): TicketStatus {
  const leads: Partial<Readonly<Record<TicketStatus, TicketStatus>>> = STEPS[step];
  const next = leads[status];
  if (next !== undefined) return next;
  throw new DomainError("STEP_REFUSED", `The ticket is ${status}: load the page again to see it.`, {
    step,
    status,
  });
}

/**
 * Refuses whatever is asked of a ticket that became part of another.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function refuseMerged(mergedInto: number | null): void {
  if (mergedInto === null) return;
  throw new DomainError("STEP_REFUSED", `The ticket became part of T-${mergedInto}: go on there.`, {
    mergedInto,
  });
}

const HIGHER: Readonly<Record<TicketPriority, TicketPriority>> = {
  low: "normal",
  normal: "high",
  high: "urgent",
  urgent: "urgent",
};

/** The priority of a ticket that was late. */
export function escalatedPriority(priority: TicketPriority): TicketPriority {
  return HIGHER[priority];
}
