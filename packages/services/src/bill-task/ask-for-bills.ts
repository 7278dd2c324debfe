import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { beginBillRun, type RunRequest } from "../bill/open-bill-run.ts";
import { alone } from "../operator-dispute/alone.ts";
import { placeTask } from "./place-task.ts";

/** A run with what is being done to it; null when nothing has to be. */
export interface AskedRun {
  readonly runId: string;
  readonly taskId: string | null;
}

/**
 * Asks for the bills of a period: usage that is not rated yet is rated, then they are drawn up. Who asks for
 * a period that is being drawn up joins; one that was drawn up stays as it is.
 *
 * Throws  {@link DomainError} `NOT_FOUND` without a billing profile; `PERIOD_INVALID` before the cycle has
 *         ended; `PERIOD_CLOSED` once records of it went by the rule of retention.
 */
export async function askForBills(db: OperatorDb, request: RunRequest): Promise<AskedRun> {
  const { period, actor, at } = request;
  return alone(db, async (tx) => {
    const { run, isNew: isNewRun } = await beginBillRun(tx, db.operatorId, request);
    const { runId } = run;
    if (run.status !== "draft") return { runId, taskId: null };
    const { taskId, isNew } = await placeTask(tx, { runId, kind: "prepare", actor, at });
    if (isNew && !isNewRun) {
      const action = "bill-run:go-on";
      await writeAudit(tx, { actor, action, subject: period, operatorId: db.operatorId });
    }
    return { runId, taskId };
  });
}
