/** How far the end of an operator is. */
export type OffboardingStatus = "asked" | "approved" | "terminated" | "released" | "declined" | "withdrawn";

/** Where its SIMs go: back to the MVNA's stock, or nowhere any more. */
export const SIM_DISPOSITIONS = ["stock", "retired"] as const;
export type SimDisposition = (typeof SIM_DISPOSITIONS)[number];

/** What becomes of SIMs, numbers and data when they are the operator's no longer. */
export interface Disposition {
  readonly simsGo: SimDisposition;
  /** So long nobody else gets its numbers. */
  readonly numberRestDays: number;
  /** So many months after the end its data is kept, or longer where its own rules say so. */
  readonly keepMonths: number;
}

/** Why nobody is given a SIM or a number that nobody holds. */
export type WithheldReason = "retired" | "resting" | "elsewhere";

/** What has to be done before nothing is left to do, in this order. */
export const OFFBOARDING_STEPS = [
  "approved",
  "ended",
  "settled",
  "disputes",
  "balances",
  "late-usage",
  "sims",
  "data",
] as const;
export type OffboardingStepName = (typeof OFFBOARDING_STEPS)[number];

export interface OffboardingStep {
  readonly name: OffboardingStepName;
  readonly isDone: boolean;
  /** How many are left: months without a statement, open disputes, unpaid statements, SIMs. */
  readonly left: number;
}

/** What the steps are told by. */
export interface OffboardingFacts {
  readonly status: OffboardingStatus;
  readonly endsAt: number;
  readonly releasedAt: number;
  readonly now: number;
  /** Months up to the last one, by agreement, whose final statement is not issued. */
  readonly unsettled: number;
  readonly openDisputes: number;
  readonly unpaidStatements: number;
  readonly heldSims: number;
  readonly isDataDeleted: boolean;
}
