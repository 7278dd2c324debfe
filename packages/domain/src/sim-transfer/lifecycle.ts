import { DomainError } from "../error.ts";
import type { Instant } from "../period/types.ts";
import type { IncomingStatus, SimTransferStatus } from "./types.ts";

/**
 * Refuses to end a transfer that is over.
 *
 * Throws  {@link DomainError} `STEP_REFUSED`.
 */
export function refuseEnded(status: SimTransferStatus | IncomingStatus): void {
  if (status === "asked" || status === "waiting") return;
  throw new DomainError("STEP_REFUSED", `The transfer is ${status}, nothing more happens to it.`, { status });
}

/**
 * When SIMs change hands: at the instant that was wanted, or when they are taken if that is later. Nothing
 * that was used before changes hands with them.
 */
export function movesAt(wantedFrom: Instant, takenAt: Instant): Instant {
  return Math.max(wantedFrom, takenAt);
}
