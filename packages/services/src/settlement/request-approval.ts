import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "../period/in-period.ts";
import { findRun, refuseStatus } from "./find-run.ts";
import { refuseBlocked } from "./refuse-blocked.ts";
import { readResult } from "./run-content.ts";

/**
 * Asks for another person's approval of a draft.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` when it is no draft; the first blocker's code when
 *         anything still waits for a decision.
 */
export async function requestApproval(
  db: PortfolioDb,
  request: { readonly runId: string; readonly actor: string },
): Promise<{ readonly runId: string; readonly hash: string }> {
  const { runId, actor } = request;
  const { agreementId, period } = await findRun(db, runId);
  return inPeriod(db, agreementId, period, async (tx) => {
    const run = await findRun(tx, runId);
    refuseStatus(run, "draft", "only a draft waits for a request.");
    refuseBlocked(readResult(run.result).blockers);
    await tx.settlementRun.update({
      where: { id: runId },
      data: { status: "approval_requested", requestedAt: new Date() },
    });
    await writeAudit(tx, {
      actor,
      action: "settlement:request-approval",
      subject: runId,
      details: { hash: run.hash },
    });
    return { runId, hash: run.hash };
  });
}
