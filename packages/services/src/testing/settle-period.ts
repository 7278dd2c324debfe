import { approveRun } from "../settlement/approve-run.ts";
import { issueRun } from "../settlement/issue-run.ts";
import { prepareRun } from "../settlement/prepare-run.ts";
import { requestApproval } from "../settlement/request-approval.ts";
import { AGREEMENT, type World } from "./world.ts";

export const PREPARER = "analyst";
export const APPROVER = "finance";

/** Prepares a period's run and asks for its approval. */
export async function requestPeriod({ db }: World, period: string) {
  const prepared = await prepareRun(db, { agreementId: AGREEMENT, period, actor: PREPARER });
  await requestApproval(db, { runId: prepared.runId, actor: PREPARER });
  return prepared;
}

/** The same, and another person approves it. */
export async function approvePeriod(world: World, period: string) {
  const prepared = await requestPeriod(world, period);
  await approveRun(world.db, { runId: prepared.runId, actor: APPROVER, hash: prepared.hash });
  return prepared;
}

/** The whole way to the issued statements. */
export async function settlePeriod(world: World, period: string) {
  const prepared = await approvePeriod(world, period);
  const issued = await issueRun(world.db, { runId: prepared.runId, actor: APPROVER });
  return { ...prepared, ...issued };
}
