import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { asked, ended, isForgotten, USUAL_PATIENCE } from "@tributary/domain/bill-task/lifecycle";
import type { TaskKind } from "@tributary/domain/bill-task/types";
import { type StoredTask, storedTask, storeStanding } from "./change-task.ts";

type Tables = Pick<OperatorTables, "billTask">;

export interface TaskToPlace {
  readonly runId: string;
  readonly kind: TaskKind;
  readonly leavesExceptions?: boolean;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Asks for something to be done to a run, in the transaction of the caller's; whoever asks while it is being
 * done joins. What lies forgotten is woken.
 */
export async function placeTask(
  tx: Tables,
  { runId: billRunId, kind, leavesExceptions = false, actor, at }: TaskToPlace,
): Promise<{ readonly taskId: string; readonly isNew: boolean }> {
  const now = new Date();
  const open = await openTask(tx, billRunId);
  if (open !== null) {
    if (isForgotten(open, now.getTime())) await storeStanding(tx, open, { ...open, dueAt: now.getTime() });
    return { taskId: open.id, isNew: false };
  }
  const { dueAt: _, ...standing } = asked(now.getTime(), USUAL_PATIENCE);
  const { id: taskId } = await tx.billTask.create({
    data: { billRunId, kind, leavesExceptions, askedBy: actor, askedAt: at, dueAt: now, ...standing },
    select: { id: true },
  });
  return { taskId, isNew: true };
}

/** Ends what is being done to a run, since nobody wants it any longer. */
export async function endOpenTask(tx: Tables, billRunId: string, message: string): Promise<void> {
  const open = await openTask(tx, billRunId);
  if (open !== null) await storeStanding(tx, open, ended(open, message));
}

async function openTask(tx: Tables, billRunId: string): Promise<StoredTask | null> {
  const row = await tx.billTask.findFirst({ where: { billRunId, dueAt: { not: null } } });
  return row && storedTask(row);
}
