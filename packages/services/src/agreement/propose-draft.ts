import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { momentToInstant } from "../portfolio/moment.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import { planVersions } from "./plan-versions.ts";
import type { RateChange } from "./rate-change.ts";

export interface ProposeDraftRequest {
  readonly agreementId: string;
  readonly change: RateChange;
  /** The day from which it holds, in the agreement's zone, or an instant. */
  readonly from: string;
  readonly why: string;
  readonly actor: string;
}

/**
 * Proposes what an agreement lacks; it changes nothing until somebody else approves it. Answers the draft's
 * id.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `AGREEMENT_UNKNOWN`, and as {@link planVersions}.
 */
export async function proposeDraft(db: PortfolioDb, request: ProposeDraftRequest): Promise<string> {
  const { agreementId, change, from, actor } = request;
  const why = requireReason(request.why);
  return db.$transaction(async (tx) => {
    const { zone, versions } = await loadAgreement(tx, agreementId);
    const effectiveFrom = momentToInstant(from, zone);
    planVersions(versions, change, effectiveFrom);
    const id = crypto.randomUUID();
    const row = { id, agreementId, effectiveFrom: new Date(effectiveFrom), change, why, proposedBy: actor };
    await tx.agreementDraft.createMany({ data: [row] });
    const details = { draft: id, from, why, change };
    await writeAudit(tx, { actor, action: "agreement:propose", subject: agreementId, details });
    return id;
  });
}

/**
 * A reason, trimmed.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`.
 */
export function requireReason(reason: string): string {
  const given = reason.trim();
  if (given !== "") return given;
  throw new DomainError("REASON_REQUIRED", "Say why: it is read by whoever decides, and kept.");
}
