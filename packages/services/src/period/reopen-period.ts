import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { writeAudit } from "../audit/write-audit.ts";
import { inPeriod } from "./in-period.ts";

export interface ReopenRequest {
  readonly agreementId: string;
  readonly period: PeriodLabel;
  readonly actor: string;
  readonly reason: string;
}

/**
 * Reopens a settled period: its run gives way to a new version, which posts only the difference. What was
 * issued stays as it is and can be read for ever.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`; `NOT_FOUND` when the period has no approved or issued run.
 */
export async function reopenPeriod(
  db: PortfolioDb,
  request: ReopenRequest,
): Promise<{ readonly supersededRunId: string; readonly version: number }> {
  const { agreementId, period, actor } = request;
  const reason = request.reason.trim();
  if (reason === "") {
    throw new DomainError("REASON_REQUIRED", "Say why: a settled period is reopened only with a reason.");
  }
  return inPeriod(db, agreementId, period, async (tx) => {
    const run = await tx.settlementRun.findFirst({
      where: { agreementId, period, status: { in: ["approved", "issued"] } },
      select: { id: true, version: true, status: true },
    });
    if (run === null) {
      throw new DomainError(
        "NOT_FOUND",
        `${period} of ${agreementId} has no approved run: there is nothing to reopen.`,
      );
    }
    await tx.settlementRun.update({ where: { id: run.id }, data: { status: "superseded" } });
    await tx.agreementPeriod.update({
      where: { agreementId_period: { agreementId, period } },
      data: { status: "open", closedAt: null, closedBy: null },
    });
    await writeAudit(tx, {
      actor,
      action: "period:reopen",
      subject: `${agreementId} ${period}`,
      details: { run: run.id, version: run.version, was: run.status, reason },
    });
    return { supersededRunId: run.id, version: run.version };
  });
}
