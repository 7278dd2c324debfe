import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { isForgotten, isOpen } from "@tributary/domain/bill-task/lifecycle";
import type { TaskStage } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";
import { storedTask } from "./change-task.ts";

export type ShownTask = Awaited<ReturnType<typeof showTask>>;

/**
 * What is being done to a run, or was done to it last, and how far it is.
 *
 * Shape   null when nothing ever was asked for.
 * Throws  {@link DomainError} `NOT_FOUND`.
 */
export async function showTask({ shared }: Pick<OperatorDb, "shared">, runId: string, at: Date) {
  const run = await shared.billRun.findFirst({
    where: { id: runId },
    select: { tasks: { orderBy: [{ askedAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  if (run === null) throw new DomainError("NOT_FOUND", "There is no such billing run.");
  const [row] = run.tasks;
  if (row === undefined) return null;
  const { id, kind, status, attempts, message, askedBy, askedAt, leavesExceptions, ...task } =
    storedTask(row);
  return {
    ...{ id, kind, status, attempts, message, askedBy, askedAt, leavesExceptions },
    ...{ stage: row.stage as TaskStage | null, done: row.done, total: row.total, endedAt: row.endedAt },
    isOpen: isOpen({ status }),
    /** Nobody has looked at it for long: to ask again wakes it. */
    isForgotten: isForgotten(task, at.getTime()),
  };
}
