import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { writeAudit } from "../audit/write-audit.ts";
import { findReviewed } from "../bill/finalize-bill-run.ts";
import { alone } from "../operator-dispute/alone.ts";
import { placeTask } from "./place-task.ts";

export interface FinalRequest {
  readonly runId: string;
  readonly actor: string;
  /** The day of issue is that of asking. */
  readonly at: Date;
  /** Subscribers with exceptions are left without a bill of this run. */
  readonly leavesExceptions: boolean;
}

/**
 * Asks for the bills of a run to be made final. Who asks while that is being done joins.
 *
 * Throws  {@link DomainError} `NOT_FOUND`; `LOCKED` while it is being drawn up; `ALREADY_DONE`;
 *         `EXCEPTIONS_OPEN` unless they are left.
 */
export async function askFinal(
  db: OperatorDb,
  request: FinalRequest,
): Promise<{ readonly runId: string; readonly taskId: string }> {
  const { runId, actor, at, leavesExceptions } = request;
  return alone(db, async (tx) => {
    const { run, exceptions } = await findReviewed(tx, runId, leavesExceptions);
    const placed = await placeTask(tx, { runId, kind: "finalize", leavesExceptions, actor, at });
    if (placed.isNew) {
      await writeAudit(tx, {
        ...{ actor, action: "bill-run:approve", subject: run.cycle.label, operatorId: db.operatorId },
        details: { exceptions },
      });
    }
    return { runId, taskId: placed.taskId };
  });
}
