import { DomainError } from "@tributary/domain/error";
import { correctMonth } from "@tributary/mediation/correction/correct-month";
import type { CorrectMonthRequest } from "@tributary/mediation/correction/types";
import { inPeriod } from "../period/in-period.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { describeImpact, type ImpactRequest, wasIssued } from "./impact-of-correction.ts";
import type { AppliedCorrection } from "./types.ts";

export interface CorrectPeriodRequest extends ImpactRequest {
  readonly actor: string;
  readonly reason: string;
  /** The fingerprint of the impact that was looked at; null takes whatever it comes to. */
  readonly reviewed: string | null;
  readonly app?: "console" | "cli";
  readonly requestId?: string | null;
  /** The approved request that it is applied for. */
  readonly approvedRequest?: string;
}

/**
 * Corrects a period, alone among the steps of its month-end, and answers what that came to. Open periods are
 * settled on the corrected usage; issued statements stay, and the next run of the agreement adjusts them.
 *
 * Shape   done twice, the second time finds nothing and writes nothing.
 * Throws  {@link DomainError} `REASON_REQUIRED`, `REVIEW_OUTDATED`, `AGREEMENT_UNKNOWN`, `TERMS_INVALID`,
 *         `NOT_FOUND` without a usage source.
 */
export async function correctPeriod(
  doors: UsageDoors,
  request: CorrectPeriodRequest,
): Promise<AppliedCorrection> {
  const { agreementId, period, actor, reviewed, app = "cli", requestId = null } = request;
  const reason = requireReason(request.reason);
  let applied: AppliedCorrection | null = null;
  return inPeriod(doors.portfolioDb(), agreementId, period, async (tx) => {
    // The period's step may run again after the usage was corrected for good.
    if (applied !== null) return applied;
    const agreement = await loadAgreement(tx, agreementId);
    const isSettled = await wasIssued(tx, agreementId, period);
    const asked: CorrectMonthRequest = {
      ...{ agreementId, period, isSettled, isApplied: true, reason, actor, reviewed, app, requestId },
      approvedRequest: request.approvedRequest ?? null,
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    };
    const found = await correctMonth(doors, asked);
    // This transaction's view is older than the correction: it still sees the sums as they were.
    applied = { ...(await describeImpact(tx, agreement, period, isSettled, found)), id: found.id };
    return applied;
  });
}

/** Throws {@link DomainError} `REASON_REQUIRED`; answers the reason, trimmed. */
export function requireReason(reason: string): string {
  const given = reason.trim();
  if (given !== "") return given;
  throw new DomainError("REASON_REQUIRED", "Say why the period is corrected: it stands in the audit log.");
}
