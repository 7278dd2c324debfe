import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { findRun, refuseStatus } from "./find-run.ts";
import { refuseBlocked } from "./refuse-blocked.ts";
import { refuseChangedInputs, refuseOtherReview } from "./refuse-outdated.ts";
import { readResult } from "./run-content.ts";

export interface ApproveRequest {
  readonly runId: string;
  readonly actor: string;
  /** The hash of what was reviewed. */
  readonly hash: string;
}

/**
 * Approves a run as it was reviewed. Of several who approve at once, one does.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` unless approval was requested; `APPROVER_IS_PREPARER`;
 *         `REVIEW_OUTDATED` with the differences when another version stands here or an input has changed.
 */
export async function approveRun(
  db: PortfolioDb,
  request: ApproveRequest,
): Promise<{ readonly runId: string; readonly version: number }> {
  const { runId, actor, hash } = request;
  const { agreementId, period } = await findRun(db, runId);
  return inPeriod(db, agreementId, period, async (tx) => {
    const run = await findRun(tx, runId);
    if (run.preparedBy === actor) {
      throw new DomainError(
        "APPROVER_IS_PREPARER",
        `${actor} prepared this run: another person has to approve it.`,
      );
    }
    await refuseOtherReview(tx, run, hash);
    refuseStatus(run, "approval_requested", "only a run whose approval was requested can be approved.");
    refuseBlocked(readResult(run.result).blockers);
    await refuseChangedInputs(tx, run);
    await tx.settlementRun.update({
      where: { id: runId, status: "approval_requested" },
      data: { status: "approved", approvedBy: actor, approvedAt: new Date(), approvedHash: hash },
    });
    await writeAudit(tx, { actor, action: "settlement:approve", subject: runId, details: { hash } });
    return { runId, version: run.version };
  });
}
