import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { type PreparedRun, prepareRun } from "@tributary/services/settlement/prepare-run";
import { requestApproval } from "@tributary/services/settlement/request-approval";
import { requireAgreement } from "./require-agreement.ts";

export interface SettleRequest {
  readonly agreementId: string;
  readonly period: string;
  readonly actor: string;
  readonly acceptUnattributed?: readonly { readonly key: string; readonly reason: string }[];
}

/** Prepares a settlement and, when nothing stands in its way, asks for another person's approval. */
export async function settlePeriod(db: PortfolioDb, request: SettleRequest): Promise<PreparedRun> {
  await requireAgreement(db, request.agreementId);
  const run = await prepareRun(db, request);
  if (run.blockers.length === 0) await requestApproval(db, { runId: run.runId, actor: request.actor });
  return run;
}
