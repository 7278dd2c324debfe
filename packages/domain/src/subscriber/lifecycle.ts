import { DomainError } from "../error.ts";
import type { SubscriberStatus, SuspensionReason, TerminationKind } from "./types.ts";

export const SUBSCRIBER_STATUSES = [
  "pending",
  "active",
  "suspended",
  "terminated",
] as const satisfies readonly SubscriberStatus[];

export const SUSPENSION_REASONS = [
  "lost",
  "fraud",
  "non-payment",
  "request",
] as const satisfies readonly SuspensionReason[];

export const TERMINATION_KINDS = [
  "voluntary",
  "involuntary",
  "port-out",
] as const satisfies readonly TerminationKind[];

/** A step in a subscriber's life; where it leads from each status. What is not here is refused. */
const STEPS = {
  activate: { pending: "active" },
  suspend: { active: "suspended" },
  resume: { suspended: "active" },
  terminate: { pending: "terminated", active: "terminated", suspended: "terminated" },
  "swap-sim": { active: "active", suspended: "suspended" },
  "change-number": { active: "active", suspended: "suspended" },
  "change-plan": { active: "active", suspended: "suspended" },
  "take-add-on": { active: "active" },
  "end-add-on": { active: "active", suspended: "suspended" },
  "share-pool": { active: "active", suspended: "suspended" },
} as const satisfies Readonly<Record<string, Partial<Readonly<Record<SubscriberStatus, SubscriberStatus>>>>>;

export type SubscriberStep = keyof typeof STEPS;

/** Whether a subscriber in this status can take the step. */
export function canTake(step: SubscriberStep, status: SubscriberStatus): boolean {
  return status in STEPS[step];
}

/**
 * The status to which a step leads.
 *
 * Throws  {@link DomainError} `STEP_REFUSED` when the lifecycle does not have it.
 */
export function statusAfter(step: SubscriberStep, status: SubscriberStatus): SubscriberStatus {
  const next = (STEPS[step] as Partial<Record<SubscriberStatus, SubscriberStatus>>)[status];
  if (next !== undefined) return next;
  throw new DomainError(
    "STEP_REFUSED",
    status === "terminated"
      ? "The subscriber is terminated, nothing more happens to it: take it on under a new number."
      : `The subscriber is ${status}: for this it has to be ${Object.keys(STEPS[step]).join(" or ")}.`,
    { step, status },
  );
}
