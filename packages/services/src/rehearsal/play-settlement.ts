import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { openDisputes } from "../dispute/open-disputes.ts";
import { raiseDispute } from "../dispute/raise-dispute.ts";
import { decideExceptions } from "../reconciliation/decide-exceptions.ts";
import { approveRun } from "../settlement/approve-run.ts";
import { issueRun } from "../settlement/issue-run.ts";
import { prepareRun } from "../settlement/prepare-run.ts";
import { refuseBlocked } from "../settlement/refuse-blocked.ts";
import { requestApproval } from "../settlement/request-approval.ts";
import { readDocument } from "../statement/document.ts";
import { PLAYER, SECOND_PLAYER } from "./copy-configuration.ts";
import type { PlannedAgreement } from "./rehearsal-plan.ts";

export interface SettlementToPlay {
  readonly planned: PlannedAgreement;
  readonly operatorId: string;
  /** Whether something was flagged, which is disputed. */
  readonly isDisputed: boolean;
  readonly at: Date;
}

/**
 * Disputes what was flagged, settles the month and issues its statement, as two people would.
 *
 * Throws  {@link DomainError} the blocker's own code; `IDENTITY_BROKEN`.
 */
export async function playSettlement(
  db: PortfolioDb,
  { planned: { agreement, period }, operatorId, isDisputed, at }: SettlementToPlay,
): Promise<StatementDocument | null> {
  const request = { agreementId: agreement.id, period: period.label, actor: PLAYER };
  if (isDisputed) {
    const reason = "Planted by the rehearsal.";
    await decideExceptions(db, { ...request, decision: "dispute", reason });
    const { number } = await openDisputes(db, request);
    await raiseDispute(db, { number, actor: PLAYER, note: reason, at });
  }
  const { runId, hash, blockers } = await prepareRun(db, request);
  refuseBlocked(blockers);
  await requestApproval(db, { runId, actor: PLAYER });
  await approveRun(db, { runId, actor: SECOND_PLAYER, hash });
  const { statements } = await issueRun(db, { runId, actor: SECOND_PLAYER, issuedAt: at });
  const own = statements.find((statement) => statement.operatorId === operatorId);
  if (own === undefined) return null;
  const { number, version } = own;
  const stored = await db.statement.findFirstOrThrow({
    where: { number, version },
    select: { document: true },
  });
  return readDocument(stored.document);
}
