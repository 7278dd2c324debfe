import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { approveRun } from "./approve-run.ts";

/**
 * Approves the version of a period's run that stands, as it was reviewed: whoever looked at an earlier one
 * is shown what has become different.
 *
 * Throws  {@link DomainError} `NOT_FOUND` when nothing was prepared, and what `approveRun` throws.
 */
export async function approveReviewed(
  db: PortfolioDb,
  request: {
    readonly agreementId: string;
    readonly period: PeriodLabel;
    readonly actor: string;
    /** The hash of what was reviewed. */
    readonly hash: string;
  },
): Promise<{ readonly runId: string; readonly version: number }> {
  const { agreementId, period, actor, hash } = request;
  const run = await db.settlementRun.findFirst({
    where: { agreementId, period },
    orderBy: { version: "desc" },
    select: { id: true },
  });
  if (run === null) {
    throw new DomainError("NOT_FOUND", `Nothing of ${agreementId} ${period} was prepared: prepare it first.`);
  }
  return approveRun(db, { runId: run.id, actor, hash });
}
