import { DomainError } from "@tributary/domain/error";
import { isUnanswered } from "@tributary/domain/operator-dispute/lifecycle";
import type { OperatorDisputeStatus } from "@tributary/domain/operator-dispute/types";

/**
 * Refuses to go on with a dispute that is over.
 *
 * Throws  {@link DomainError} `DISPUTE_TRANSITION`.
 */
export function refuseAnswered(status: OperatorDisputeStatus): void {
  if (isUnanswered(status)) return;
  const said = status.replace("_", " ");
  throw new DomainError("DISPUTE_TRANSITION", `The dispute is ${said}: nothing is added to it any more.`);
}
