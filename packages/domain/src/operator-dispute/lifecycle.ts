import { DomainError } from "../error.ts";
import type { OperatorDisputeStatus } from "./types.ts";

/** The whole lifecycle. What is not here is refused. */
const NEXT: Readonly<Record<OperatorDisputeStatus, readonly OperatorDisputeStatus[]>> = {
  open: ["in_review", "accepted", "partly_accepted", "rejected", "withdrawn"],
  in_review: ["accepted", "partly_accepted", "rejected", "withdrawn"],
  accepted: [],
  partly_accepted: [],
  rejected: [],
  withdrawn: [],
};

/** The statuses in which a dispute waits for an answer: its lines are contested and either side may write. */
export const UNANSWERED = ["open", "in_review"] as const satisfies readonly OperatorDisputeStatus[];

/** Whether a dispute still waits for an answer. */
export function isUnanswered(status: OperatorDisputeStatus): boolean {
  return NEXT[status].length > 0;
}

/**
 * Refuses a step that the lifecycle does not have.
 *
 * Throws  {@link DomainError} `DISPUTE_TRANSITION`.
 */
export function refuseStep(from: OperatorDisputeStatus, to: OperatorDisputeStatus): void {
  if (NEXT[from].includes(to)) return;
  const [is, was] = [from, to].map((status) => status.replace("_", " "));
  throw new DomainError(
    "DISPUTE_TRANSITION",
    isUnanswered(from)
      ? `The dispute is ${is} and cannot become ${was}: answer or withdraw it.`
      : `The dispute is ${is}, nothing more happens to it: open a new one.`,
    { from, to },
  );
}
