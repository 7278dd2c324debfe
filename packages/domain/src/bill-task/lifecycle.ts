import { pauseMilliseconds } from "../network-order/pause.ts";
import type { Instant } from "../period/types.ts";
import type { TaskPatience, TaskStanding } from "./types.ts";

/** A minute without a word is long for some thousand subscribers; to wait for it costs nothing but time. */
export const USUAL_PATIENCE: TaskPatience = {
  mostAttempts: 5,
  firstPauseMilliseconds: 5_000,
  longestPauseMilliseconds: 300_000,
  holdMilliseconds: 60_000,
};

/** A task that nobody has looked at for so long was forgotten: whoever asks for it again wakes it. */
const FORGOTTEN_MILLISECONDS = 600_000;

/** How a task stands when it is asked for: due at once. */
export function asked(at: Instant, { mostAttempts }: TaskPatience): TaskStanding {
  return { status: "waiting", attempts: 0, attemptLimit: mostAttempts, dueAt: at, message: null };
}

/** Whether something is still to be done about a task. */
export function isOpen({ status }: Pick<TaskStanding, "status">): boolean {
  return status === "waiting" || status === "running";
}

/** Whether whoever should do it has let it lie. */
export function isForgotten({ dueAt }: Pick<TaskStanding, "dueAt">, at: Instant): boolean {
  return dueAt !== null && dueAt + FORGOTTEN_MILLISECONDS < at;
}

/**
 * Begins the next try, or ends the task when too many came to nothing.
 *
 * Shape   null when it is not due: it ended, its pause is not over, or somebody is at it.
 */
export function begun(
  task: TaskStanding,
  at: Instant,
  { holdMilliseconds }: TaskPatience,
): TaskStanding | null {
  if (!isOpen(task) || task.dueAt === null || task.dueAt > at) return null;
  if (task.attempts >= task.attemptLimit) return ended(task, task.message ?? SILENCE);
  return { ...task, status: "running", attempts: task.attempts + 1, dueAt: at + holdMilliseconds };
}

const SILENCE = "Whoever was at it ended in the middle, again and again.";

/**
 * What becomes of a task when its try gets on: it is held longer, and later tries count from here.
 *
 * Shape   null when the try is no longer the task's: it ended, or somebody else is at it.
 */
export function keptOn(
  task: TaskStanding,
  attempt: number,
  at: Instant,
  { holdMilliseconds, mostAttempts }: TaskPatience,
): TaskStanding | null {
  if (!isHeld(task, attempt)) return null;
  return { ...task, attemptLimit: attempt + mostAttempts, dueAt: at + holdMilliseconds };
}

/** What becomes of a task whose try was told to stop: somebody else goes on, and nothing is counted. */
export function putDown(task: TaskStanding, attempt: number, at: Instant): TaskStanding | null {
  if (!isHeld(task, attempt)) return null;
  return { ...task, status: "waiting", attemptLimit: task.attemptLimit + 1, dueAt: at };
}

/** What becomes of a task that is done. */
export function finished(task: TaskStanding, attempt: number): TaskStanding | null {
  return isHeld(task, attempt) ? { ...task, status: "done", dueAt: null, message: null } : null;
}

/**
 * What becomes of a task whose try failed: it rests, each time longer; for a reason that stays the same as
 * long as nobody does something about it, it ends.
 */
export function failed(
  task: TaskStanding,
  attempt: number,
  { message, isFinal }: { readonly message: string; readonly isFinal: boolean },
  at: Instant,
  patience: TaskPatience,
): TaskStanding | null {
  if (!isHeld(task, attempt)) return null;
  if (isFinal || attempt >= task.attemptLimit) return ended(task, message);
  const inVain = attempt - (task.attemptLimit - patience.mostAttempts);
  return {
    ...task,
    status: "waiting",
    dueAt: at + pauseMilliseconds(Math.max(inVain, 1), 0, patience),
    message,
  };
}

/** Ends a task that nobody wants any longer, or nobody can do. */
export function ended(task: TaskStanding, message: string): TaskStanding {
  return { ...task, status: "failed", dueAt: null, message };
}

function isHeld({ status, attempts }: TaskStanding, attempt: number): boolean {
  return status === "running" && attempts === attempt;
}
