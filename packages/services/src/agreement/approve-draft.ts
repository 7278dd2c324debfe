import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import { DomainError } from "@tributary/domain/error";
import { dayAt } from "@tributary/domain/period/period";
import { writeAudit } from "../audit/write-audit.ts";
import { loadAgreement } from "../settlement/load-agreement.ts";
import type { UsageDoors } from "../usage-file/ingest-files.ts";
import { type StartedFix, type StartFixRequest, startFix } from "../usage-file/start-fix.ts";
import { decide, findDraft, refuseMaker } from "./decide-draft.ts";
import { planVersions } from "./plan-versions.ts";
import { rateChangeSchema } from "./rate-change.ts";
import { unrateableGroups } from "./unrateable-groups.ts";

export interface ApproveDraftRequest
  extends Pick<StartFixRequest, "actor" | "app" | "requestId" | "onFault"> {
  readonly draftId: string;
  /** Of the versions that were reviewed. */
  readonly fingerprint: string;
}

/**
 * Approves what somebody else has proposed: the versions are in force, and the records that waited for a rate
 * are read again. Both begin in one transaction; the records are read behind the answer.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, `ALREADY_DONE`, `APPROVER_IS_PREPARER`; `REVIEW_OUTDATED` when the
 *         agreement has changed since; `LOCKED` while the waiting records are being fixed; and as
 *         {@link planVersions}.
 */
export async function approveDraft(doors: UsageDoors, request: ApproveDraftRequest): Promise<StartedFix> {
  const { draftId, actor, app, requestId, onFault } = request;
  const db = doors.portfolioDb();
  const draft = await findDraft(db, draftId);
  refuseMaker(draft, actor);
  const { agreementId, why, proposedBy } = draft;
  const { zone } = await loadAgreement(db, agreementId);
  const groups = await unrateableGroups(db, agreementId);
  const change = { agreement: agreementId, from: dayAt(draft.effectiveFrom.getTime(), zone), draft: draftId };
  const apply = (tx: PortfolioTables): Promise<void> => putInForce(tx, request);
  const audit = { action: "agreement:approve", subject: agreementId };
  if (groups.length > 0) {
    const fix = { kind: "rate", groups, change: { ...change, proposedBy }, apply, audit } as const;
    return startFix(doors, { ...fix, actor, why, app, requestId, onFault });
  }
  await db.$transaction(async (tx) => {
    await apply(tx);
    await writeAudit(tx, { actor, ...audit, details: { ...change, proposedBy, why } });
  });
  return { redriveIds: [], records: 0, done: Promise.resolve() };
}

/** The draft's row is held until the end, so that of two at once the second finds it decided. */
async function putInForce(
  tx: PortfolioTables,
  { draftId, actor, fingerprint }: ApproveDraftRequest,
): Promise<void> {
  await decide(tx, draftId, { status: "approved", decidedBy: actor });
  const { agreementId, change, effectiveFrom } = await tx.agreementDraft.findUniqueOrThrow({
    where: { id: draftId },
  });
  const { versions: stored } = await loadAgreement(tx, agreementId);
  const planned = planVersions(stored, rateChangeSchema.parse(change), effectiveFrom.getTime());
  if (planned.fingerprint !== fingerprint) throw changedSince();
  const rows = planned.versions.map(({ version, effectiveFrom: from, json }) => ({
    ...{ agreementId, version, effectiveFrom: new Date(from), terms: json },
    ...{ createdBy: actor, draftId },
  }));
  const { count } = await tx.agreementVersion.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length) throw changedSince();
}

function changedSince(): DomainError {
  return new DomainError(
    "REVIEW_OUTDATED",
    "The agreement has other versions than those you saw: load the page again and look once more.",
  );
}
