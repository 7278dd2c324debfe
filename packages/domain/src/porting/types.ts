import type { Instant } from "../period/types.ts";

/** `in`: the number comes from another provider; `out`: it goes to one. */
export type PortDirection = "in" | "out";

export const PORT_STATUSES = [
  "requested",
  "validated",
  "scheduled",
  "done",
  "refused",
  "failed",
  "cancelled",
] as const;

export type PortStatus = (typeof PORT_STATUSES)[number];

/** What is recorded of a request after it was made. */
export const PORT_STEPS = ["validate", "refuse", "schedule", "complete", "fail", "cancel"] as const;

export type PortStep = (typeof PORT_STEPS)[number];

/** Why whoever holds the number does not let it go. */
export const REFUSAL_REASONS = [
  "number-unknown",
  "not-the-holder",
  "data-incomplete",
  "number-inactive",
  "contract-runs",
  "ported-already",
  "other",
] as const;

/** Why a porting that was agreed on did not come about. */
export const FAILURE_REASONS = ["no-answer", "technical", "holder-changed-mind", "other"] as const;

export type PortReason = (typeof REFUSAL_REASONS)[number] | (typeof FAILURE_REASONS)[number];

/** When a number is to change providers: half-open. */
export interface PortWindow {
  readonly from: Instant;
  readonly until: Instant;
}

/** How a request stands: all that decides what may happen to it next. */
export interface PortStanding {
  readonly status: PortStatus;
  readonly window: PortWindow | null;
  readonly reason: PortReason | null;
}

/** What somebody records. */
export interface RecordedStep {
  readonly step: PortStep;
  readonly at: Instant;
  /** Of a refusal or a failure. */
  readonly reason: PortReason | null;
  /** Of a schedule. */
  readonly window: PortWindow | null;
  /** The other side's reference, or where its answer is kept. */
  readonly evidence: string;
  readonly note: string;
}
