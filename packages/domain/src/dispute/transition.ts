import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import type { DisputeStatus } from "./types.ts";

/** The whole lifecycle. What is not here is refused. */
const NEXT: Readonly<Record<DisputeStatus, readonly DisputeStatus[]>> = {
  draft: ["raised", "withdrawn"],
  raised: ["acknowledged", "withdrawn"],
  acknowledged: ["under_review", "withdrawn"],
  under_review: ["accepted", "partly_accepted", "rejected", "withdrawn"],
  accepted: ["credited"],
  partly_accepted: ["credited"],
  rejected: ["closed"],
  credited: ["closed"],
  closed: [],
  withdrawn: [],
};

export interface TransitionInput {
  readonly from: DisputeStatus;
  readonly to: DisputeStatus;
  readonly at: Instant;
  /** The first instant at which a notice is too late; from `disputeWindowEnd`. */
  readonly windowEndsAt: Instant;
  /** Why a notice is sent although the window has expired; null when nobody overrides it. */
  readonly overrideReason: string | null;
}

export interface Transition {
  readonly status: DisputeStatus;
  /** True when the notice went out after the window on somebody's responsibility. */
  readonly isOverridden: boolean;
}

/**
 * Moves a dispute along its lifecycle.
 *
 * Shape   the window is looked at when the notice is raised, and only then.
 * Throws  {@link DomainError} `DISPUTE_TRANSITION` for a step the lifecycle does not have;
 *         `DISPUTE_WINDOW_EXPIRED` when the notice is too late and nobody overrides it; `REASON_REQUIRED`
 *         when the override gives no reason.
 */
export function transition(input: TransitionInput): Transition {
  const { from, to } = input;
  if (!NEXT[from].includes(to)) {
    const allowed = NEXT[from].length === 0 ? "nothing" : NEXT[from].join(", ");
    throw new DomainError(
      "DISPUTE_TRANSITION",
      `A dispute cannot go from ${from} to ${to}: from ${from} it can become ${allowed}.`,
      {
        from,
        to,
      },
    );
  }
  if (to !== "raised" || input.at < input.windowEndsAt) return { status: to, isOverridden: false };
  if (input.overrideReason === null) {
    throw new DomainError(
      "DISPUTE_WINDOW_EXPIRED",
      "The time to dispute this invoice is over: raise it with a reason for the delay, or waive it.",
    );
  }
  if (input.overrideReason.trim() === "") {
    throw new DomainError(
      "REASON_REQUIRED",
      "Say why the invoice is disputed although its window has expired.",
    );
  }
  return { status: to, isOverridden: true };
}

/** The statuses a dispute can take next. */
export function nextStatuses(from: DisputeStatus): readonly DisputeStatus[] {
  return NEXT[from];
}
