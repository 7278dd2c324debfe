import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { draftOf, type FoundPlan, type FoundVersion, findPlan } from "./find-plan.ts";
import { findRateCard } from "./find-rate-card.ts";

export interface PublishRequest {
  readonly code: string;
  /** Of the draft that was reviewed. */
  readonly fingerprint: string;
  readonly actor: string;
}

/**
 * Publishes a plan's draft: from now on it can be taken, and stays as it is.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` without a draft, or when the plan is retired;
 *         `REVIEW_OUTDATED`; `TERMS_INVALID` when it costs and includes nothing, or its rate card has no
 *         published version.
 */
export function publishVersion(
  db: OperatorDb,
  { code, fingerprint, actor }: PublishRequest,
): Promise<{ readonly version: number }> {
  return alone(db, async (tx) => {
    const plan = await findPlan(tx, code);
    const draft = draftOf(plan, fingerprint);
    refuseUnfit(plan, draft);
    const card = await findRateCard(tx, draft.rateCard.code);
    if (!card.versions.some(({ status }) => status === "published")) {
      throw new DomainError("TERMS_INVALID", `Rate card ${card.code} has no published version: publish one.`);
    }
    await tx.planVersion.updateMany({
      where: { id: draft.id, status: "draft" },
      data: { status: "published", publishedBy: actor, publishedAt: new Date() },
    });
    const { version } = draft;
    await writeAudit(tx, {
      actor,
      action: "plan:publish",
      subject: code,
      operatorId: db.operatorId,
      details: { version, fingerprint },
    });
    return { version };
  });
}

function refuseUnfit({ state }: FoundPlan, { terms }: FoundVersion): void {
  if (state === "retired") throw new DomainError("LOCKED", "This plan is retired: make another one.");
  if (terms.fees.length > 0 || terms.bundles.length > 0) return;
  throw new DomainError("TERMS_INVALID", "This draft has neither a fee nor a bundle: add what it is.");
}
