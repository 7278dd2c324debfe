import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import type { TaskKind, TaskStage, TaskStanding, TaskStatus } from "@tributary/domain/bill-task/types";
import { DomainError } from "@tributary/domain/error";

type Tables = Pick<OperatorTables, "billTask">;

/** A task as it is stored, with its standing as the rules read it. */
export interface StoredTask extends TaskStanding {
  readonly id: string;
  readonly billRunId: string;
  readonly kind: TaskKind;
  readonly leavesExceptions: boolean;
  readonly askedBy: string;
  readonly askedAt: Date;
}

/** How far the work of a task is. */
export interface TaskProgress {
  readonly stage: TaskStage;
  readonly done: number;
  readonly total: number;
}

/**
 * Loads a task.
 *
 * Throws  {@link DomainError} `NOT_FOUND`, in the same words for a sibling's and for one that does not exist.
 */
export async function findTask(tx: Tables, id: string): Promise<StoredTask> {
  const row = await tx.billTask.findFirst({ where: { id } });
  if (row === null) throw new DomainError("NOT_FOUND", "There is no such billing task.");
  return storedTask(row);
}

export type TaskRow = NonNullable<Awaited<ReturnType<OperatorTables["billTask"]["findFirst"]>>>;

export function storedTask(row: TaskRow): StoredTask {
  const { id, billRunId, kind, leavesExceptions, askedBy, askedAt } = row;
  const { status, attempts, attemptLimit, dueAt, message } = row;
  return {
    ...{ id, billRunId, leavesExceptions, askedBy, askedAt, attempts, attemptLimit, message },
    kind: kind as TaskKind,
    status: status as TaskStatus,
    dueAt: dueAt === null ? null : dueAt.getTime(),
  };
}

/**
 * Changes a task by a rule. The change is stored only where the task still stands as the rule read it.
 *
 * Shape   the task as it stands now; null when the rule does not apply, or somebody else was faster.
 */
export function changeTask(
  db: OperatorDb,
  id: string,
  rule: (task: StoredTask) => TaskStanding | null,
  progress?: TaskProgress,
): Promise<StoredTask | null> {
  return db.$transaction(async (tx) => {
    const task = await findTask(tx, id);
    const next = rule(task);
    if (next === null || !(await storeStanding(tx, task, next, progress))) return null;
    return { ...task, ...next };
  });
}

/** Stores how a task stands from now on, unless somebody changed it meanwhile; a new moment queues it. */
export async function storeStanding(
  { billTask }: Tables,
  { id, ...read }: StoredTask,
  { status, attempts, attemptLimit, dueAt, message }: TaskStanding,
  progress: Partial<TaskProgress> = {},
): Promise<boolean> {
  const { count } = await billTask.updateMany({
    where: { id, status: read.status, attempts: read.attempts, dueAt: dateOf(read.dueAt) },
    data: {
      ...{ status, attempts, attemptLimit, message, dueAt: dateOf(dueAt), ...progress },
      endedAt: dueAt === null ? new Date() : null,
    },
  });
  return count === 1;
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
