import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { correctPeriod } from "./correct-period.ts";
import { refuseMaker } from "./end-request.ts";
import { findRequest, tooLate } from "./find-request.ts";
import { isFree } from "./request-state.ts";
import { workOnRequest } from "./request-work.ts";
import type { StartedWork } from "./start-report.ts";

export interface ApproveCorrectionRequest {
  readonly id: string;
  /** Of the impact that was reviewed. */
  readonly fingerprint: string;
  readonly actor: string;
  readonly app?: "console" | "cli";
  readonly requestId?: string | null;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Approves a correction as it was reviewed, and starts applying it. The same again starts one that was
 * interrupted, or could not be applied. The correction's own transaction ends the request, so that it is
 * applied once whatever happens.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `APPROVER_IS_PREPARER`; `REVIEW_OUTDATED` for another impact;
 *         `LOCKED` when it is past that. How the work itself ends stands in the request.
 */
export async function approveCorrection(
  doors: UsageDoors,
  request: ApproveCorrectionRequest,
): Promise<StartedWork> {
  const { id, fingerprint, actor, onFault, app = "console", requestId = null } = request;
  const db = doors.portfolioDb();
  const startedAt = new Date();
  const { agreementId, period, reason } = await db.$transaction(async (tx) => {
    const row = await findRequest(tx, id);
    refuseMaker(row.requestedBy, actor);
    if (row.fingerprint !== fingerprint) {
      throw new DomainError(
        "REVIEW_OUTDATED",
        "This is not the impact that was asked for: look at it again.",
      );
    }
    const begin = {
      startedAt,
      seenAt: startedAt,
      finishedAt: null,
      failure: null,
      step: "wait",
      stepsDone: 0,
    };
    const { count } = await tx.correctionRequest.updateMany({
      where: { id, OR: [{ status: "requested" }, { status: "approved", OR: isFree(startedAt) }] },
      data: { status: "approved", decidedBy: actor, decidedAt: startedAt, ...begin },
    });
    if (count === 0) throw tooLate(row);
    await writeAudit(tx, { actor, action: "correction:approve", subject: id, details: { fingerprint } });
    return { ...row, reason: row.reason ?? "" };
  });
  const claim = { id, status: "approved" as const, startedAt };
  const done = workOnRequest(db, claim, {
    onFault,
    run: async (onProgress) => {
      const applied = await correctPeriod(doors, {
        ...{ agreementId, period, reason, actor, app, requestId, onProgress },
        ...{ reviewed: fingerprint, approvedRequest: id },
      });
      return applied.id === null
        ? `Nothing to correct any more: ${period} is in line with its SIMs and terms.`
        : {};
    },
  });
  return { id, done };
}
