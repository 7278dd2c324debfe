import { DomainError } from "../error.ts";
import type { SubscriberStatus, SuspensionReason } from "../subscriber/types.ts";

/** What a macro does to the subscriber of a ticket, besides its reply. */
export type MacroStep =
  | { readonly kind: "suspend"; readonly reason: SuspensionReason }
  | { readonly kind: "resume" }
  | { readonly kind: "change-plan"; readonly plan: string; readonly when: MacroStepTime };

export type MacroStepKind = MacroStep["kind"];
export type MacroStepTime = "now" | "next-cycle";

export const MACRO_STEPS = ["suspend", "resume", "change-plan"] as const satisfies readonly MacroStepKind[];
export const MACRO_STEP_TIMES = ["now", "next-cycle"] as const satisfies readonly MacroStepTime[];

/** What whoever sends the reply was shown of the subscriber, and agreed to. */
export interface MacroStepSeen {
  readonly subscriber: string;
  readonly status: SubscriberStatus;
}

/**
 * Refuses a step that this person may not take, whatever the ticket says.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function refuseForeignStep({ kind }: Pick<MacroStep, "kind">, may: readonly MacroStepKind[]): void {
  if (may.includes(kind)) return;
  throw new DomainError(
    "STEP_REFUSED",
    `You may not ${SAID[kind]}: send the reply without it, and hand the ticket to the operator's staff.`,
  );
}

const SAID: Readonly<Record<MacroStepKind, string>> = {
  suspend: "suspend the subscriber",
  resume: "give the subscriber's service back",
  "change-plan": "change the subscriber's plan",
};

/**
 * Refuses a step when the subscriber is another, or stands otherwise, than was shown.
 *
 * Throws  {@link DomainError} `REVIEW_OUTDATED`.
 */
export function refuseUnseen(seen: MacroStepSeen, now: MacroStepSeen): void {
  if (seen.subscriber === now.subscriber && seen.status === now.status) return;
  throw new DomainError(
    "REVIEW_OUTDATED",
    "The subscriber changed since you chose the macro: nothing was sent. Choose it again, and look.",
  );
}
