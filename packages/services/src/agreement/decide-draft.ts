import type { PortfolioDb, PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { writeAudit } from "../audit/write-audit.ts";
import { requireReason } from "./propose-draft.ts";

export interface DecideDraftRequest {
  readonly draftId: string;
  readonly reason: string;
  readonly actor: string;
}

export interface WaitingDraft {
  readonly id: string;
  readonly agreementId: string;
  readonly proposedBy: string;
}

/**
 * Declines what somebody else has proposed; it changes nothing.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`, `APPROVER_IS_PREPARER`.
 */
export async function declineDraft(
  db: PortfolioDb,
  { draftId, reason, actor }: DecideDraftRequest,
): Promise<void> {
  const decisionReason = requireReason(reason);
  await db.$transaction(async (tx) => {
    const draft = await findWaiting(tx, draftId);
    refuseMaker(draft, actor);
    await decide(tx, draftId, { status: "declined", decidedBy: actor, decisionReason });
    await noteDecision(tx, draft, { action: "agreement:decline", actor, reason: decisionReason });
  });
}

/**
 * Takes one's own proposal back; it changes nothing.
 *
 * Throws  {@link DomainError} `REASON_REQUIRED`, `NOT_FOUND`, `ALREADY_DONE`; `ACCESS_DENIED` for somebody
 *         else's.
 */
export async function withdrawDraft(
  db: PortfolioDb,
  { draftId, reason, actor }: DecideDraftRequest,
): Promise<void> {
  const decisionReason = requireReason(reason);
  await db.$transaction(async (tx) => {
    const draft = await findWaiting(tx, draftId);
    if (draft.proposedBy !== actor) {
      throw new DomainError(
        "ACCESS_DENIED",
        `${draft.proposedBy} has proposed this and alone withdraws it: decline it.`,
      );
    }
    await decide(tx, draftId, { status: "withdrawn", decidedBy: actor, decisionReason });
    await noteDecision(tx, draft, { action: "agreement:withdraw", actor, reason: decisionReason });
  });
}

/** The draft, while nobody has decided it. */
async function findWaiting(tx: Pick<PortfolioTables, "agreementDraft">, draftId: string) {
  const draft = await findDraft(tx, draftId);
  if (draft.status !== "waiting") throw decidedAlready();
  return draft;
}

/**
 * The draft, whatever has become of it.
 *
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function findDraft(tx: Pick<PortfolioTables, "agreementDraft">, draftId: string) {
  const draft = await tx.agreementDraft.findUnique({ where: { id: draftId } });
  if (draft !== null) return draft;
  throw new DomainError("NOT_FOUND", "There is no such proposal: list those that wait.");
}

/** Who proposes something does not approve it. */
export function refuseMaker({ proposedBy }: WaitingDraft, actor: string): void {
  if (proposedBy !== actor) return;
  throw new DomainError("APPROVER_IS_PREPARER", "You have proposed this: somebody else has to decide it.");
}

/** Of several who decide at once, one does. */
export async function decide(
  tx: Pick<PortfolioTables, "agreementDraft">,
  id: string,
  decision: { readonly status: string; readonly decidedBy: string; readonly decisionReason?: string },
): Promise<void> {
  const data = { ...decision, decidedAt: new Date() };
  const { count } = await tx.agreementDraft.updateMany({ where: { id, status: "waiting" }, data });
  if (count !== 1) throw decidedAlready();
}

function noteDecision(
  tx: PortfolioTables,
  { id, agreementId, proposedBy }: WaitingDraft,
  { action, actor, reason }: { readonly action: string; readonly actor: string; readonly reason: string },
): Promise<void> {
  return writeAudit(tx, { actor, action, subject: agreementId, details: { draft: id, proposedBy, reason } });
}

function decidedAlready(): DomainError {
  return new DomainError("ALREADY_DONE", "That proposal was decided already: load the page again.");
}
