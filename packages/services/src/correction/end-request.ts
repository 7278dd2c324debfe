import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "./correct-period.ts";
import { findRequest, tooLate } from "./find-request.ts";
import { isFree } from "./request-state.ts";

export interface EndRequestRequest {
  readonly id: string;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Turns a request down; nothing is corrected.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `APPROVER_IS_PREPARER` for whoever asked for
 *         it; `LOCKED` when it is past that.
 */
export async function rejectCorrection(db: PortfolioDb, request: EndRequestRequest): Promise<void> {
  await endRequest(db, request, "rejected");
}

/** Takes a request back, also one that was approved and could not be applied. Throws as above. */
export async function withdrawCorrection(db: PortfolioDb, request: EndRequestRequest): Promise<void> {
  await endRequest(db, request, "withdrawn");
}

async function endRequest(
  db: PortfolioDb,
  { id, actor, ...given }: EndRequestRequest,
  status: "rejected" | "withdrawn",
): Promise<void> {
  const reason = requireReason(given.reason);
  await db.$transaction(async (tx) => {
    const row = await findRequest(tx, id);
    if (status === "rejected") refuseMaker(row.requestedBy, actor);
    const at = new Date();
    const isStuck = { status: "approved", OR: isFree(at) };
    const { count } = await tx.correctionRequest.updateMany({
      where: { id, OR: [{ status: "requested" }, ...(status === "withdrawn" ? [isStuck] : [])] },
      data: { status, decidedBy: actor, decidedAt: at, decisionReason: reason },
    });
    if (count === 0) throw tooLate(row);
    const action = status === "rejected" ? "correction:reject" : "correction:withdraw";
    await writeAudit(tx, { actor, action, subject: id, details: { reason } });
  });
}

/** Throws {@link DomainError} `APPROVER_IS_PREPARER`: nobody decides on what they asked for. */
export function refuseMaker(requestedBy: string | null, actor: string): void {
  if (requestedBy !== actor) return;
  throw new DomainError(
    "APPROVER_IS_PREPARER",
    `${actor} asked for this correction: another person has to decide on it.`,
  );
}
