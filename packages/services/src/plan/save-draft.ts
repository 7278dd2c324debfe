import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { encodePlanTerms } from "@tributary/db/terms/plan-terms";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { type DraftTerms, readDraftTerms } from "./draft-terms.ts";
import { draftOf, findPlan } from "./find-plan.ts";
import { findRateCard } from "./find-rate-card.ts";

export interface SaveDraftRequest {
  readonly code: string;
  /** Of the draft that was edited. */
  readonly fingerprint: string;
  readonly rateCard: string;
  readonly terms: DraftTerms;
  readonly actor: string;
}

/**
 * Replaces what a plan's draft says.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` without a draft; `REVIEW_OUTDATED` when somebody changed
 *         it meanwhile; `TERMS_INVALID`; `INPUT_INVALID` for a rate card that is not there.
 */
export function saveDraft(db: OperatorDb, request: SaveDraftRequest): Promise<void> {
  const { code, fingerprint, rateCard, actor } = request;
  const terms = encodePlanTerms(readDraftTerms(request.terms));
  return alone(db, async (tx) => {
    const { id, version } = draftOf(await findPlan(tx, code), fingerprint);
    const { id: rateCardId } = await findRateCard(tx, rateCard);
    await tx.planVersion.updateMany({ where: { id, status: "draft" }, data: { terms, rateCardId } });
    await writeAudit(tx, {
      actor,
      action: "plan:edit",
      subject: code,
      operatorId: db.operatorId,
      details: { version, rateCard },
    });
  });
}
