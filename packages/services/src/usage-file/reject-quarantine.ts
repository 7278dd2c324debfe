import { DomainError } from "@tributary/domain/error";
import { UNATTRIBUTED } from "./fix-kind.ts";
import type { UsageDoors } from "./ingest-files.ts";
import { type StartedFix, type StartFixRequest, startFix } from "./start-fix.ts";

export type RejectRequest = Omit<StartFixRequest, "kind" | "change" | "apply" | "undoes">;

/**
 * Starts rejecting quarantined records for good: they leave the queue and stay stored, with who, when, why.
 *
 * Throws  {@link DomainError} as {@link startFix}; `INPUT_INVALID` for usage that counts already.
 */
export function rejectQuarantine(doors: UsageDoors, request: RejectRequest): Promise<StartedFix> {
  if (request.groups.some(({ reason }) => reason === UNATTRIBUTED)) {
    throw new DomainError(
      "INPUT_INVALID",
      "Usage of nobody's SIM is counted and invoiced by the network: assign it, it cannot be rejected.",
    );
  }
  return startFix(doors, { ...request, kind: "reject" });
}
