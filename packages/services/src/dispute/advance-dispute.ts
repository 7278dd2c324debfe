import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { moveDispute, onDispute, type StepRequest } from "./move-dispute.ts";

/**
 * Notes that the MNO has acknowledged a dispute, that it is under review, or that all is done and it is
 * closed.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `DISPUTE_TRANSITION`.
 */
export function advanceDispute(
  db: PortfolioDb,
  request: StepRequest & { readonly to: "acknowledged" | "under_review" | "closed" },
): Promise<void> {
  return onDispute(db, request.number, (tx, dispute) =>
    moveDispute(tx, dispute, request, { to: request.to }),
  );
}
