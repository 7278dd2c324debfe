import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { requireReason } from "../operator-dispute/require-reason.ts";
import { findDraft } from "../rate-card/publish-draft.ts";
import { findCorrection, tooLate } from "./find-correction.ts";

/** A step of one correction, and why it is taken. */
export interface StepRequest {
  readonly id: string;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

export const REASON_ADVICE = "Say why: it stands beside the correction.";

/**
 * Asks for the correction that a report shows; somebody else approves it.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`; `LOCKED` when it is past that;
 *         `REVIEW_OUTDATED` when the draft has changed since the report.
 */
export async function requestCorrection(
  db: OperatorDb,
  { id, actor, at, ...given }: StepRequest,
): Promise<void> {
  await alone(db, async (tx) => {
    const reason = requireReason(given.reason, REASON_ADVICE);
    const row = await findCorrection(tx, id);
    if (row.status !== "reported") throw tooLate(row);
    const { code } = row.rateCard;
    await findDraft(tx, { code, version: row.version, fingerprint: row.termsFingerprint });
    await tx.rateCorrection.updateMany({
      where: { id, status: "reported" },
      data: { status: "requested", requestedBy: actor, requestedAt: at, reason },
    });
    const details = { id, reason, fingerprint: row.fingerprint };
    const { operatorId } = db;
    await writeAudit(tx, { actor, action: "rate-correction:request", subject: code, operatorId, details });
  });
}
