import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { begun, failed, finished, keptOn, putDown } from "@tributary/domain/bill-task/lifecycle";
import type { TaskPatience } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import { finalizeBillRun } from "../bill/finalize-bill-run.ts";
import { findBillRun } from "../bill/open-bill-run.ts";
import { drawUpRun, type OnProgress } from "../bill/prepare-bill-run.ts";
import { ratePeriod } from "../retail-rating/rate-period.ts";
import { changeTask, type StoredTask } from "./change-task.ts";

export interface TaskWork {
  readonly db: OperatorDb;
  readonly taskId: string;
  /** The moment for which the task was queued: whoever's clock is late takes it for now. */
  readonly dueAt: number;
  readonly patience: TaskPatience;
  /** Told to stop, the work is put down after what is in hand. */
  readonly signal?: AbortSignal;
  /** What is no reason that a person could mend is told here, for the log. */
  readonly onFault: (fault: unknown) => void;
  readonly chunk?: number;
}

/**
 * Tries a task once, if it is due and nobody is at it; keeps how far it is and what came of it.
 *
 * Shape   how the task stands now; null when it was not to be tried, or somebody else is at it by now.
 */
export async function workOnTask(work: TaskWork): Promise<StoredTask | null> {
  const { db, taskId, dueAt, patience, onFault } = work;
  const task = await changeTask(db, taskId, (read) => begun(read, Math.max(Date.now(), dueAt), patience));
  if (task === null || task.status !== "running") return task;
  const { attempts: attempt } = task;
  try {
    await carryOut(work, task);
  } catch (error) {
    if (error instanceof Overtaken) return null;
    if (error instanceof PutDown) return changeTask(db, taskId, (read) => putDown(read, attempt, Date.now()));
    if (!(error instanceof DomainError)) onFault(error);
    return changeTask(db, taskId, (read) => failed(read, attempt, reasonOf(error), Date.now(), patience));
  }
  return changeTask(db, taskId, (read) => finished(read, attempt));
}

/** What is thrown to end work that goes on elsewhere. */
class Overtaken extends Error {}
/** What is thrown to end work that was told to stop. */
class PutDown extends Error {}

async function carryOut(work: TaskWork, task: StoredTask): Promise<void> {
  const { db, chunk } = work;
  const { billRunId: runId, kind, leavesExceptions, askedBy: actor, askedAt: at } = task;
  const onProgress = heldBy(work, task.attempts);
  const pace = { ...(chunk === undefined ? {} : { chunk }), onProgress };
  const run = await db.$transaction((tx) => findBillRun(tx, runId));
  if (kind === "prepare") {
    if (run.status === "draft") {
      const told = ({ done, total }: { readonly done: number; readonly total: number }) =>
        onProgress("rating", done, total);
      await ratePeriod(db, { period: run.cycle.label, onProgress: told });
    }
    await drawUpRun(db, run, pace);
  } else if (run.status !== "final") {
    await finalizeBillRun(db, { runId, actor, at, leavesExceptions, ...pace });
  }
}

/** Says how far a try is, which holds the task for it. */
function heldBy({ db, taskId, patience, signal }: TaskWork, attempt: number): OnProgress {
  return async (stage, done, total) => {
    if (signal?.aborted) throw new PutDown();
    const rule = (read: StoredTask) => keptOn(read, attempt, Date.now(), patience);
    if ((await changeTask(db, taskId, rule, { stage, done, total })) === null) throw new Overtaken();
  };
}

/** What a person may read of it. What is a fault of ours says nothing of its inside: the log has it. */
function reasonOf(error: unknown): { readonly message: string; readonly isFinal: boolean } {
  if (error instanceof DomainError) return { message: error.message, isFinal: true };
  return { message: "Something went wrong on our side. The log of the system says what.", isFinal: false };
}
