import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type OpenedDispute, openDisputes } from "@tributary/services/dispute/open-disputes";
import { decideExceptions } from "@tributary/services/reconciliation/decide-exceptions";
import type { RunReference } from "./find-latest-run.ts";
import { requireAgreement } from "./require-agreement.ts";

export interface DisputeRequest extends RunReference {
  readonly actor: string;
  readonly reason: string;
  /** Keys of exceptions; every open one when left out. */
  readonly lines?: readonly string[];
}

/** Decides to dispute exceptions and drafts the dispute with its evidence; nothing is sent yet. */
export async function disputeExceptions(db: PortfolioDb, request: DisputeRequest): Promise<OpenedDispute> {
  const { agreementId, period, actor, reason, lines } = request;
  await requireAgreement(db, agreementId);
  const filter = lines === undefined ? {} : { keys: lines };
  await decideExceptions(db, { agreementId, period, actor, reason, decision: "dispute", filter });
  return openDisputes(db, { agreementId, period, actor });
}
