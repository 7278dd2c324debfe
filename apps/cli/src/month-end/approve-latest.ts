import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { approveRun } from "@tributary/services/settlement/approve-run";
import { findLatestRun, type RunReference } from "./find-latest-run.ts";

export interface ApproveLatestRequest extends RunReference {
  readonly actor: string;
  /** What was reviewed. */
  readonly hash: string;
}

/** Approves the latest run of a period as it was reviewed. */
export async function approveLatest(db: PortfolioDb, request: ApproveLatestRequest) {
  const run = await findLatestRun(db, request);
  await approveRun(db, { runId: run.id, actor: request.actor, hash: request.hash });
  return run;
}
