import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "./correct-period.ts";
import { findRequest, tooLate } from "./find-request.ts";

export interface RequestCorrectionRequest {
  readonly id: string;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Asks for the correction that a report shows; somebody else approves it, and it is applied then.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `INPUT_INVALID` when there is nothing to
 *         correct; `LOCKED` when it is past that.
 */
export async function requestCorrection(db: PortfolioDb, request: RequestCorrectionRequest): Promise<void> {
  const { id, actor } = request;
  const reason = requireReason(request.reason);
  await db.$transaction(async (tx) => {
    const row = await findRequest(tx, id);
    if (row.status !== "reported") throw tooLate(row);
    const { fingerprint } = row;
    if (fingerprint === null) {
      throw new DomainError("INPUT_INVALID", `Nothing to correct: the records of ${row.period} are in line.`);
    }
    const { count } = await tx.correctionRequest.updateMany({
      where: { id, status: "reported" },
      data: { status: "requested", requestedBy: actor, requestedAt: new Date(), reason },
    });
    if (count === 0) throw tooLate(row);
    const details = { reason, fingerprint };
    await writeAudit(tx, { actor, action: "correction:request", subject: id, details });
  });
}
