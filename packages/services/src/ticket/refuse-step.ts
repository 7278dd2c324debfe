import { statusAfter, type TicketStep } from "@tributary/domain/ticket/lifecycle";
import type { TicketStatus } from "@tributary/domain/ticket/types";

/**
 * The status that is wanted after a step, if the step may be taken.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function refuseStep<Wanted extends TicketStatus>(
  step: TicketStep,
  status: TicketStatus,
  wanted: Wanted,
): Wanted {
  statusAfter(step, status);
  return wanted;
}
